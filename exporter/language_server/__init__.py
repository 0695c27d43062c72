"""`brief lsp`: what an editor shows of an article while it is being written.

`serving.py` alone knows the protocol's messages; the other modules answer for a text and a place in
it. `pygls` is not needed before a server starts.
"""
