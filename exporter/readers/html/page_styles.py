"""Marks that a page makes by CSS alone, as Google Docs does: bold and italic spans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

_RULE = re.compile(r"\.(?P<name>[\w-]+)\s*\{(?P<style>[^{}]*)\}")
_BOLD = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")
_ITALIC = re.compile(r"font-style\s*:\s*italic")
_HEADS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "th"))


def settle_marks(page: Element) -> None:
    """Make bold spans `b` and italic ones `i`; what is bold as a heading is so anyway."""
    rules = dict(_rules(page))
    heads = {span for one in page.iter() if one.tag in _HEADS for span in one.iter("span")}
    for span in list(page.iter("span")):
        if span not in heads and "".join(span.itertext()).strip():
            _mark(span, _style_of(span, rules))


def _rules(page: Element) -> Iterator[tuple[str, str]]:
    for style in page.iter("style"):
        for rule in _RULE.finditer("".join(style.itertext())):
            yield rule["name"], rule["style"]


def _style_of(span: Element, rules: Mapping[str, str]) -> str:
    classes = (rules.get(name, "") for name in span.get("class", "").split())
    return ";".join((*classes, span.get("style", "")))


def _mark(span: Element, style: str) -> None:
    if _BOLD.search(style):
        span.tag = "b"
    if _ITALIC.search(style):
        if span.tag == "b":
            inner = Element("i")
            inner.text, inner[:] = span.text, list(span)
            span.text, span[:] = None, [inner]
        else:
            span.tag = "i"
