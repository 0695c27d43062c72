"""What is asked of the machine: files whole or not at all, signals held back, bounded children.

It knows nothing of articles; each of its modules is taken by its own name.
"""
