"""Turn county governments' task lists and progress reports into open data and a site."""

__version__ = "0.1.0"
