"""Stylesheets, and what they ask for."""
