"""A warm worker: a process that has all loaded, and does calls for others in copies of itself.

It knows nothing of articles. What it is asked is a call of the command line, with all that a call
has of its surroundings, so that it comes out as if it were made where it was asked.
"""
