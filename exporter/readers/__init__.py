"""From files to articles: one table of source formats, one way to load them."""
