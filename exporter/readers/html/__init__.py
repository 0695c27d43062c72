"""Saved web pages: what is the article in them, and what is said of it."""
