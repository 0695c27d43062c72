"""WeasyPrint is loaded without asking a compiler where its libraries are."""

from __future__ import annotations

import subprocess
import sys

QUICKLY = """
import ctypes.util, subprocess, sys
started = []
sys.addaudithook(lambda name, given: started.append(given) if name == "subprocess.Popen" else None)
sought = ctypes.util.find_library
from exporter.engine.libraries import load
load()
print(len(started), ctypes.util.find_library is sought, "weasyprint" in sys.modules)
"""
SLOWLY = """
import cffi, ctypes.util
dlopen = cffi.FFI.dlopen
def found_by_a_search_alone(self, name, flags=0):
    if ".so" in name:
        raise OSError(name)
    return dlopen(self, name, flags)
cffi.FFI.dlopen = found_by_a_search_alone
ctypes.util.find_library = lambda name: {
    "gobject-2.0": "libgobject-2.0.so.0", "pango-1.0": "libpango-1.0.so.0",
    "harfbuzz": "libharfbuzz.so.0", "harfbuzz-subset": "libharfbuzz-subset.so.0",
    "fontconfig": "libfontconfig.so.1", "pangoft2-1.0": "libpangoft2-1.0.so.0",
}.get(name)
from exporter.engine.libraries import load
load()
import weasyprint.text.ffi
print(weasyprint.text.ffi.pango is not None)
"""


def told(program: str) -> str:
    """What a program of Python's prints."""
    call = [sys.executable, "-c", program]
    return subprocess.run(call, capture_output=True, text=True, check=True).stdout


def test_no_other_program_is_started_to_find_the_libraries() -> None:
    assert told(QUICKLY).split() == ["0", "True", "True"]


def test_libraries_that_only_a_search_finds_are_searched_for() -> None:
    assert told(SLOWLY).split() == ["True"]
