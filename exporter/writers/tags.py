"""Mends the tag tree of a painted PDF where WeasyPrint's own falls short of PDF/UA-1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

BODY_TAGS = ("/Lbl", "/LBody")


def mend(_document: Any, pdf: pydyf.PDF) -> None:
    """Mend a PDF's structure elements in place; runs before the file's trailer is written."""
    elements = {element.reference: element for element in _elements(pdf)}
    for element in list(elements.values()):
        if element["S"] == "/LI":
            _give_body(element, elements, pdf)
        elif element["S"] == "/TH":
            _give_scope(element)


def _elements(pdf: pydyf.PDF) -> Iterator[pydyf.Dictionary]:
    for entry in pdf.objects:
        if isinstance(entry, pydyf.Dictionary) and entry.get("Type") == "/StructElem":
            yield entry


def _give_body(
    item: pydyf.Dictionary, elements: dict[bytes, pydyf.Dictionary], pdf: pydyf.PDF
) -> None:
    """Put a list item's blocks into its LBody, in their order (ISO 14289-1, 7.2)."""
    kids = list(item["K"])
    if all(_tag(kid, elements) in BODY_TAGS for kid in kids):
        return
    labels = [kid for kid in kids if _tag(kid, elements) == "/Lbl"]
    body = _new_body(item, pdf)
    body["K"] = pydyf.Array(
        inner
        for kid in kids
        if kid not in labels
        for inner in (elements[kid]["K"] if _tag(kid, elements) == "/LBody" else [kid])
    )
    for kid in body["K"]:
        if kid in elements:
            elements[kid]["P"] = body.reference
    item["K"] = pydyf.Array([*labels, body.reference])
    elements[body.reference] = body


def _new_body(item: pydyf.Dictionary, pdf: pydyf.PDF) -> pydyf.Dictionary:
    body = pydyf.Dictionary(
        {"Type": "/StructElem", "S": "/LBody", "Pg": item["Pg"], "P": item.reference}
    )
    pdf.add_object(body)
    return body


def _tag(kid: Any, elements: dict[bytes, pydyf.Dictionary]) -> str | None:
    return str(elements[kid]["S"]) if kid in elements else None


def _give_scope(header: pydyf.Dictionary) -> None:
    """Say that a header cell heads its column (ISO 14289-1, 7.5)."""
    header["A"]["Scope"] = "/Column"
