"""The site: the theme drawn once per kind of page, the facts many times."""
