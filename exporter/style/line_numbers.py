"""Whether a stylesheet asks for line numbers: `--line-numbers` of `:root`."""

from __future__ import annotations

from exporter.diagnostics import DesignError
from exporter.engine.cascade import Cascade

PROPERTY = "--line-numbers"


def line_numbers(cascade: Cascade) -> int:
    """At every so many lines there is a number; 0 where there are none.

    Raises DesignError where the property is no whole number.
    """
    text = cascade.variables([PROPERTY]).get(PROPERTY, "0")
    if not text.isdecimal():
        message = f"{PROPERTY} is {text!r}, which is no whole number"
        raise DesignError.at("line-numbers", message, hint="write 5, or 0 for none")
    return int(text)
