"""Whether every word of a Markdown file is in what it is exported to, or is told of."""
