"""Edits a file in LibreOffice as an editor would; a program for the Python that Debian's UNO has.

`uno_desk.py SOURCE TARGET PROFILE EDITS`: EDITS is a JSON list of `[kind, words, more]`. It brings
its own LibreOffice, and ends it.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

uno: Any = importlib.import_module("uno")  # Debian's, not to be had from PyPI

BOLD = uno.getConstantByName("com.sun.star.awt.FontWeight.BOLD")
PARAGRAPH_BREAK = uno.getConstantByName("com.sun.star.text.ControlCharacter.PARAGRAPH_BREAK")
NoConnectError = uno.getClass("com.sun.star.connection.NoConnectException")
TRIES = 120
PIPE = f"brief-desk-{os.getpid()}"


def main(source: str, target: str, profile: str, edits: str) -> None:
    """Open, edit, save, close."""
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={PIPE};urp;",
        ]
    )
    try:
        desktop = connected()
        document = desktop.loadComponentFromURL(Path(source).as_uri(), "_blank", 0, (hidden(),))
        for kind, words, more in json.loads(edits):
            EDITS[kind](document, words, more)
        document.storeToURL(Path(target).as_uri(), (as_docx(),))
        document.close(True)
        desktop.terminate()
        office.wait(timeout=60)
    finally:
        office.kill()


def connected() -> Any:
    """LibreOffice's desktop, once it is up."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(TRIES):
        try:
            there = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return there.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except NoConnectError:
            time.sleep(0.25)
    raise TimeoutError("LibreOffice did not come up")


def prop(name: str, value: Any) -> Any:
    """A property, as UNO takes arguments."""
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, value
    return made


def hidden() -> Any:
    """No window."""
    return prop("Hidden", True)


def as_docx() -> Any:
    """Saved as Word saves."""
    return prop("FilterName", "MS Word 2007 XML")


def found(document: Any, words: str) -> Any:
    """Where some words stand."""
    search = document.createSearchDescriptor()
    search.SearchString = words
    return document.findFirst(search)


def replace(document: Any, words: str, new: str) -> None:
    """Type over some words."""
    found(document, words).setString(new)


def bold(document: Any, words: str, _: str) -> None:
    """Set some words in bold."""
    found(document, words).CharWeight = BOLD


def add(document: Any, words: str, text: str) -> None:
    """Press Enter at the end of the paragraph that holds some words, and type."""
    place = found(document, words)
    cursor = place.Text.createTextCursorByRange(place.End)
    cursor.gotoEndOfParagraph(False)
    place.Text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
    place.Text.insertString(cursor, text, False)


def style(document: Any, words: str, name: str) -> None:
    """Give the paragraph that holds some words another style."""
    found(document, words).ParaStyleName = name


def delete(document: Any, words: str, _: str) -> None:
    """Delete the paragraph that holds some words, its end too."""
    place = found(document, words)
    cursor = place.Text.createTextCursorByRange(place.Start)
    cursor.gotoStartOfParagraph(False)
    cursor.gotoNextParagraph(True)
    cursor.setString("")


def record(document: Any, _words: str, _more: str) -> None:
    """Track all further changes."""
    document.RecordChanges = True


def note(document: Any, words: str, text: str) -> None:
    """Type at the end of the footnote that holds some words."""
    notes = (document.Footnotes.getByIndex(index) for index in range(document.Footnotes.Count))
    place = next(one for one in notes if words in one.String)
    cursor = place.createTextCursor()
    cursor.gotoEnd(False)
    place.insertString(cursor, text, False)


def add_row(document: Any, words: str, text: str) -> None:
    """Add a row below the one that holds some words, its cells parted by bars."""
    cell = found(document, words).Cell
    table = found(document, words).TextTable
    row = int("".join(letter for letter in cell.CellName if letter.isdigit()))
    table.Rows.insertByIndex(row, 1)
    for column, content in enumerate(text.split("|")):
        table.getCellByPosition(column, row).setString(content)


EDITS = {
    "replace": replace,
    "bold": bold,
    "add": add,
    "style": style,
    "delete": delete,
    "record": record,
    "note": note,
    "add row": add_row,
}

if __name__ == "__main__":
    main(*sys.argv[1:])
