"""Bytes to lines with their places: one module a format."""
