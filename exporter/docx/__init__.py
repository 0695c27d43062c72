"""A Word file as text and parts, whoever made it."""
