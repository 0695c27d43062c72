"""Articles in Markdown, read and spelled."""
