"""The desk: what is made again as soon as it is saved, and the pages beside an editor."""
