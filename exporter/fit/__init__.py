"""Copyfitting: keep the page contract of a stylesheet, or say by how much it cannot be kept."""
