"""Checks on finished files, ours and others': one table of checks, each a small function."""
