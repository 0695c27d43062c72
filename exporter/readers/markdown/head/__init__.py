"""The front matter of Markdown files."""
