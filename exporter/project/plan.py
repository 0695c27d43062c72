"""What is to be made of which articles: orders, each with the articles that share it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from os.path import realpath
from pathlib import Path

from exporter.batch import Order, Style, Task
from exporter.brand.beside import CONTRASTS
from exporter.diagnostics import DesignError, ExportError, Place, UsageError
from exporter.project.house_settings import Wanted
from exporter.project.output_names import fixed_folder, full_pattern, needs, path_of
from exporter.resources import DEFAULT_THEME, FONTS, PNG_DPI, PNG_PAGES
from exporter.results import check_editions
from exporter.style.export_profiles import DEFAULT_PROFILE, profile_of
from exporter.writers.writer_table import formats_of, page_one

HINT = "export to folders of their own, with --output"

WORD, PICTURES = "docx", "png"
UNKNOWN_LANGUAGE = "und"
"""What stands for the language of an article that cannot be read (BCP 47)."""
PATTERN_HINT = "let `output` tell them apart, with {folder}, {stem}, {edition} or {target}"


@dataclass(frozen=True)
class Job:
    """Articles that are made in one way, of one target; the empty one is all that has no name."""

    order: Order
    tasks: tuple[Task, ...]
    target: str = ""


def order_of(
    wanted: Wanted,
    *,
    read_as: str | None = None,
    stdin: bytes | None = None,
    trust_templates: bool = False,
) -> Order:
    """What is asked for; raises UsageError, DesignError for what cannot be."""
    said = wanted.settings
    templates = _path(said.templates)
    editions = tuple(dict.fromkeys(said.editions or ()))
    check_editions(editions, templates)
    profile = said.profile or DEFAULT_PROFILE
    formats = formats_of(profile_of(profile), tuple(dict.fromkeys(said.formats or ())) or None)
    style = Style(
        theme=said.theme or DEFAULT_THEME,
        paper=said.paper,
        styles=tuple(map(Path, said.styles or ())),
        templates=templates,
        trust_templates=trust_templates,
        profile=profile,
        icc=_path(said.icc),
        image_dpi=said.image_dpi or 0,
        fields=wanted.fields,
        root=_path(said.root),
        brand=_path(said.brand),
        brand_contrast=said.brand_contrast or CONTRASTS[0],
        fonts=said.fonts or FONTS[0],
        defaults=wanted.defaults,
        base=_base(_path(said.base), formats),
        dpi=(PICTURES in formats and said.dpi) or PNG_DPI,
        png_pages=(PICTURES in formats and said.png_pages) or PNG_PAGES[0],
    )
    preflight = said.preflight is not False
    return Order(style, editions, formats, read_as, stdin, bool(said.strict), said.pages, preflight)


def _base(path: Path | None, formats: Collection[str]) -> Path | None:
    """What Word files are based on; raises DesignError for one that is gone, though none is made:
    whoever names it expects that it counts."""
    if path is None or WORD in formats:
        return path
    try:
        path.stat()
    except OSError as problem:
        message = f"{path} cannot be read: {problem.strerror or problem}"
        raise DesignError.at("base-unreadable", message) from problem
    return None


def jobs(
    wanted: Iterable[Wanted],
    order: Callable[[Wanted], Order] = order_of,
    place: Callable[[Wanted, Order], Task] | None = None,
) -> list[Job]:
    """The jobs that make articles, in the order of their first ones.

    `place` says where the files of one go; of `None`, to where its pattern says. Raises UsageError
    where a file would be written over another, and as `order_of`.
    """
    several = list(wanted)
    claims = Claims({one.file for one in several}, PATTERN_HINT)
    found: dict[tuple[Order, str], list[Task]] = {}
    for one in several:
        asked = order(one)
        task = place(one, asked) if place else patterned(one, asked)
        for (_, form), target in task.targets.items():
            in_pages = form == PICTURES and asked.style.png_pages == "all"
            claims.claim(target, _named(one), in_pages=in_pages, place=one.output_at)
        found.setdefault((asked, one.target), []).append(task)
    return [Job(asked, tuple(tasks), target) for (asked, target), tasks in found.items()]


def _named(one: Wanted) -> str:
    """An article as messages of several targets name it."""
    return f"{one.file} for the target {one.target}" if one.target else one.file


def patterned(wanted: Wanted, order: Order) -> Task:
    """An article with its files where the pattern of its settings puts them."""
    pattern = full_pattern(wanted.settings.output or "")
    said = _said_of(wanted, order, pattern)
    targets = {
        (edition, form): path_of(pattern, said, edition, form)
        for edition in order.editions
        for form in order.formats
    }
    return Task(wanted.file, targets, fixed_folder(pattern))


def _said_of(wanted: Wanted, order: Order, pattern: str) -> Mapping[str, str]:
    stem = "article" if wanted.file == "-" else Path(wanted.file).stem
    language = _language(wanted, order) if needs(pattern, "language") else ""
    return {
        "stem": stem,
        "folder": wanted.folder,
        "target": wanted.target,
        "language": language,
    }


def _language(wanted: Wanted, order: Order) -> str:
    """The language of an article, which is read for it; what is wrong with it is told later."""
    from exporter.intake.incoming import incoming
    from exporter.readers.house.declared import declared_in

    try:
        article = incoming(
            wanted.file,
            read_as=order.read_as,
            stdin=order.stdin,
            declared=declared_in(wanted.fields) if wanted.fields else None,
            defaults=wanted.defaults,
            root=order.style.root,
        )
    except ExportError:
        return UNKNOWN_LANGUAGE
    return article.article.language


def _path(text: str | None) -> Path | None:
    return None if text is None else Path(text)


def below(folder: str, file: str) -> str:
    """Where an article is, from a folder; nowhere in particular where it is not in it."""
    there = os.path.relpath(os.path.dirname(os.path.abspath(file)), folder)  # noqa: PTH100, PTH120
    return "" if there == os.curdir or there.startswith(os.pardir) else there


class Claims:
    """The files that a run writes; `articles` are what it reads."""

    def __init__(self, articles: Iterable[str], hint: str = HINT) -> None:
        self._taken = {Path(realpath(file)): "is an article of this call" for file in articles}
        self._paged: dict[Path, str] = {}
        self._like_pages: dict[Path, str] = {}
        self._hint = hint

    def claim(
        self, target: Path, file: str, *, in_pages: bool = False, place: Place | None = None
    ) -> None:
        """Take a file for an article, or one for each of its pages, of which `target` is the first;
        raises UsageError where it is taken, or one of a page might be, at the `place` that says
        where files go."""
        real = Path(realpath(target))
        first = page_one(real)
        rival = self._taken.get(real) or (first and self._paged.get(first))
        if in_pages:
            rival = rival or self._like_pages.get(real)
            self._paged[real] = f"may be that of a page of {file}"
        if rival:
            message = f"{file} cannot be written to {target}, which {rival}"
            raise UsageError.at("usage", message, place, self._hint)
        self._taken[real] = f"{file} is written to"
        if first:
            self._like_pages[first] = f"would have a page where {file} is written to"
