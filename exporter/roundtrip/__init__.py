"""The way back: from an edited Word file to the article, and into its source."""
