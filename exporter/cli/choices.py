"""Options whose values are names of a table: help and completion list what can be chosen.

A name that is not there is refused by whoever asks for its row, and not here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from exporter import resources
from exporter.diagnostics import ExportError
from exporter.diagnostics.hints import listed
from exporter.intake.doors import known_formats
from exporter.style.export_profiles import DEFAULT_PROFILE, PROFILES
from exporter.typefaces import SCRIPTS
from exporter.writers.writer_table import WRITERS

Known = Callable[[click.Context], Mapping[str, str]]
"""From a call to the names that it may choose from, and what each is."""


class Name(click.ParamType[str]):
    """A name out of a table, or if `or_file` says so, a file."""

    name = "name"

    def convert(
        self,
        value: str,
        param: click.Parameter | None,  # noqa: ARG002
        ctx: click.Context | None,
    ) -> str:
        """The name as the table spells it, however it was typed; what is none stays as it is."""
        known = {name.casefold(): name for name in self.known(ctx)} if ctx else {}
        return value if value in known.values() else known.get(value.casefold(), value)

    def __init__(self, known: Known, *, or_file: bool = False) -> None:
        self.known = known
        self._or_file = or_file

    def shell_complete(
        self,
        ctx: click.Context,
        param: click.Parameter,  # noqa: ARG002
        incomplete: str,
    ) -> list[CompletionItem]:
        """The names that begin so."""
        items = [
            CompletionItem(name, help=about or None)
            for name, about in self.known(ctx).items()
            if name.startswith(incomplete)
        ]
        return items or [CompletionItem(incomplete, type="file")] if self._or_file else items


class NameOption(click.Option):
    """An option of the type Name; `{names}` in its help stands for what can be chosen."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option and its help."""
        if isinstance(self.type, Name):
            names = listed(self.type.known(ctx))
            self.help = (self.help or "").replace("{names}", names)
        return super().get_help_record(ctx)


def files(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete names of files."""
    return [CompletionItem(incomplete, type="file")]


def folders(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Let the shell complete names of folders."""
    return [CompletionItem(incomplete, type="dir")]


def targets(context: click.Context, _: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The targets of the project that a call is in, or names; none of one that is no project."""
    from exporter.cli.asked import project_for

    with suppress(ExportError), context.scope(cleanup=False):
        project = project_for()
        known = project.targets if project else ()
        return [CompletionItem(name) for name in known if name.startswith(incomplete)]
    return []


def scripts(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of scripts that begin so, in whatever letters, or whose names do."""
    begun = incomplete.casefold()
    return [
        CompletionItem(one.code, help=one.name)
        for one in SCRIPTS.values()
        if one.code.casefold().startswith(begun)
    ] or [
        CompletionItem(one.name, help=one.code)
        for one in SCRIPTS.values()
        if one.name.casefold().startswith(begun)
    ]


def source_formats(_: click.Context) -> Mapping[str, str]:
    """What articles may be in."""
    return known_formats()


def output_formats(_: click.Context) -> Mapping[str, str]:
    """What may be made of articles."""
    return WRITERS.described()


def profiles(_: click.Context) -> Mapping[str, str]:
    """What files may be for."""
    return {profile.name: profile.about for profile in PROFILES.values()}


def papers(_: click.Context) -> Mapping[str, str]:
    """What they may be printed on."""
    return dict.fromkeys(resources.PAPERS, "")


def themes(_: click.Context) -> Mapping[str, str]:
    """How they may look."""
    return dict.fromkeys(resources.themes(), "")


def editions(context: click.Context) -> Mapping[str, str]:
    """What an article may become, by our templates and those of the call."""
    templates = context.params.get("templates")
    known = resources.editions(Path(templates) if templates else None)
    return {name: "made by default" if name in resources.EDITIONS else "" for name in known}


def default_formats() -> str:
    """`pdf and docx; for a press, pdf`: what is made if no format is asked for."""
    usual = PROFILES[DEFAULT_PROFILE].formats
    others = (
        f"; for a {profile.name}, {listed(profile.formats, 'and')}"
        for profile in PROFILES.values()
        if profile.formats != usual
    )
    return listed(usual, "and") + "".join(others)
