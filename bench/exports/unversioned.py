"""The record of a file's making without what any change alters: our version, and which
templates and stylesheets there are; and without the seal, which follows from all the rest.
"""

from __future__ import annotations

import json
import re
from html import unescape

from lxml import etree

ELEMENT = "{https://brief.example/ns/provenance/1}provenance"
ALTERED = frozenset({"template", "stylesheet"})
_IN_XMP = re.compile(r"<brief:provenance>([^<]*)</brief:provenance>")
_SEAL = re.compile(r"<brief:seal>[0-9a-f]{64}</brief:seal>")


def unversioned_xmp(packet: bytes) -> bytes:
    """An XMP packet whose record and seal no longer tell our versions apart."""
    text = _SEAL.sub("", packet.decode())
    return _IN_XMP.sub(lambda found: _unversioned(unescape(found[1])), text).encode()


def unversion_item(root: etree._Element) -> None:
    """Do the same to a custom XML part of a Word file, if it holds a record."""
    if root.tag == ELEMENT:
        root.attrib.pop("seal", None)
        root.text = _unversioned(root.text or "")


def _unversioned(record: str) -> str:
    told = json.loads(record)
    del told["brief"]
    told["ingredients"] = [row for row in told["ingredients"] if row["kind"] not in ALTERED]
    return json.dumps(told, sort_keys=True)
