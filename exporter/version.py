"""The version of brief, as files and `brief --version` say it."""

__version__ = "0.1.0"
