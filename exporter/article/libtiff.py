"""What libtiff, which Pillow decodes TIFF with, says of a picture: heard, and not printed.

Without that it writes to standard error, whoever owns it, and Pillow passes over some of it.
"""

from __future__ import annotations

import ctypes
import functools
from collections.abc import Iterator
from contextlib import contextmanager

_Handler = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_char_p, ctypes.c_void_p)


@contextmanager
def errors_heard() -> Iterator[list[bytes]]:
    """The errors, as the forms of their messages, of all TIFF files that are decoded meanwhile.

    They are the whole process's: who asks must hold a lock. Pillow builds that hide libtiff's own
    names are left as they are, and nothing is heard.
    """
    heard: list[bytes] = []
    library = _library()
    if library is None:
        yield heard
        return
    handler = _Handler(lambda _, form, __: heard.append(form or b""))
    before = library.TIFFSetErrorHandler(ctypes.cast(handler, ctypes.c_void_p))
    try:
        yield heard
    finally:
        library.TIFFSetErrorHandler(before)


@functools.cache
def _library() -> ctypes.CDLL | None:
    """The library with Pillow's decoders, by which those that it stands on are found too."""
    from PIL import _imaging

    library = ctypes.CDLL(_imaging.__file__)
    try:
        set_handler = library.TIFFSetErrorHandler
    except AttributeError:
        return None
    set_handler.argtypes = (ctypes.c_void_p,)
    set_handler.restype = ctypes.c_void_p
    return library
