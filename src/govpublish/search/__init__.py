"""The static search index: any substring of the data, found by a small script without a server."""
