"""Reads the tag tree of a PDF, for tests of what a screen reader meets."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from exporter.article import Article
from tests.support.samples import exporter


def pdf_of_article(article: Article, edition: str = "brief") -> pikepdf.Pdf:
    """An edition of an article as an open PDF."""
    made = exporter().export(article, editions=[edition], formats=["pdf"]).renditions[0]
    return pikepdf.open(io.BytesIO(made.data))


def elements(pdf: pikepdf.Pdf) -> list[tuple[str, Any]]:
    """Every structure element with its tag, in reading order."""
    return list(_below(pdf.Root.StructTreeRoot.K))


def tagged(node: Any, *tags: str) -> list[Any]:
    """The structure elements of the given tags at and below a node, in reading order."""
    return [found for tag, found in _below(node) if tag in tags]


def kid_tags(node: Any) -> list[str]:
    """The tags of the elements right below a node."""
    return [str(kid.S) for kid in node.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _below(node: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(node, pikepdf.Array):
        for kid in node:
            yield from _below(kid)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield str(node.S), node
        yield from _below(node.K)


def pages_of(node: Any) -> set[Any]:
    """The pages, by object number, on which a node and what is below it have content."""
    nodes = [found for _, found in _below(node)]
    marks = [kid for found in nodes for kid in found.K if isinstance(kid, pikepdf.Dictionary)]
    return {one.Pg.objgen for one in (*nodes, *marks) if "/Pg" in one}


def artifacts(pdf: pikepdf.Pdf, page: int) -> list[str]:
    """The subtype of each artifact on a page (from 0) that belongs to the pagination."""
    found = []
    for instruction in pikepdf.parse_content_stream(pdf.pages[page]):
        if str(instruction.operator) == "BDC" and str(instruction.operands[0]) == "/Artifact":
            properties: Any = instruction.operands[1]
            if str(properties.Type) == "/Pagination":
                found.append(str(properties.get("/Subtype", "")))
    return found
