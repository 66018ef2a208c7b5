"""Tables that a format draws: headers of several rows, parts, sections, reports side by side."""
