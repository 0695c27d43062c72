"""What goes wrong in a template, told with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import jinja2
from jinja2.exceptions import SecurityError

from exporter.compose.hooks import Breach
from exporter.compose.unknown_names import NoSuchNameError, filter_meant
from exporter.diagnostics import DesignError, Diagnostic, Place, error, warning
from exporter.engine.fetcher import RefusedURLError

# What Python raises where a template calls a macro or a filter with what it does not take, divides
# by zero, or includes itself.
_FAULTS = (TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)


@contextmanager
def explained(name: str) -> Iterator[None]:
    """Raise DesignError for whatever fails while the template `name` is read and rendered."""
    try:
        yield
    except jinja2.TemplateNotFound as failure:
        raise DesignError.at(
            "template-missing", f"there is no template {failure.name}", _line_of(failure)
        ) from failure
    except jinja2.TemplateAssertionError as failure:  # a filter or a test that is not there
        place = Place(failure.filename or failure.name or name, failure.lineno)
        hint = filter_meant(str(failure.message))
        raise DesignError.at("template-name", str(failure.message), place, hint) from failure
    except jinja2.TemplateSyntaxError as failure:
        place = Place(failure.filename or failure.name or name, failure.lineno)
        raise DesignError.at("template-syntax", str(failure.message), place) from failure
    except jinja2.UndefinedError as failure:
        place = _line_of(failure) or Place(name)
        hint = failure.hint if isinstance(failure, NoSuchNameError) else None
        raise DesignError.at("template-name", str(failure.message), place, hint) from failure
    except UnicodeDecodeError as failure:
        message = "the template, or one that it uses, is not UTF-8"
        raise DesignError.at("not-utf-8", message, _line_of(failure) or Place(name)) from failure
    except SecurityError as failure:
        place = _line_of(failure) or Place(name)
        raise DesignError.at(
            "template-unsafe", f"the template may not: {failure}", place
        ) from failure
    except (jinja2.TemplateError, *_FAULTS) as failure:
        place = _line_of(failure) or Place(name)
        raise DesignError.at("template-call", str(failure), place) from failure


def broken(breaches: Iterable[Breach], templates: Iterable[Path]) -> DesignError:
    """The error of a page that its template has not made as it must; its own file comes first."""
    files = list(templates)
    return DesignError(
        [
            error("template-contract", one.message, _spelled(one.spelling, files), one.hint)
            for one in breaches
        ]
    )


def unused(template: Path) -> Diagnostic:
    """The warning of a template that nothing is made from."""
    return warning("template-unused", f"no template uses {template.name}", Place(str(template)))


@contextmanager
def refusals_placed(files: Sequence[Path]) -> Iterator[None]:
    """Raise DesignError where a page asks for what it may not have.

    `files` are what it is made of: a template or stylesheet that has the address is named, or the
    name that it ends in; else the first.
    """
    try:
        yield
    except RefusedURLError as failure:
        named = [path for path in files if path.suffix in (".html", ".css")]
        raise _refused(str(failure), named) from failure


def _refused(url: str, read: list[Path]) -> DesignError:
    name = url.rpartition("/")[2] or url
    spelling = url if any(url in path.read_text("utf-8") for path in read) else name
    message = f"the page asks for {url}, which is no picture or drawing of the article"
    return DesignError.at("foreign-file", message, _spelled(spelling, read))


def _line_of(failure: BaseException) -> Place | None:
    """The innermost template line of a traceback; `None` where it got to no template."""
    place = None
    trace = failure.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename.endswith(".html"):
            place = Place(trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _spelled(words: str | None, templates: list[Path]) -> Place:
    """Where templates have some words; the file of the first where none of them has."""
    for path in templates if words else ():
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if words and words in line.replace("'", '"'):
                return Place(str(path), number)
    return Place(str(templates[0]))
