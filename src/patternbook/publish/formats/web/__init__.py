"""The format `web`: a website in every language of the library, complete without script, better with it."""

from patternbook.publish.formats.web.site import render

__all__ = ["render"]
