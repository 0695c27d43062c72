"""Scraped text: a line is a paragraph, and the parts are told by their words."""
