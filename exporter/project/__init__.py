"""A project: what a house says once, in `brief.toml`, for all its articles."""
