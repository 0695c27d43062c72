"""The commands of `brief`, one module each."""
