"""The command line: the one place that prints and exits.

Nothing here, nor in a command's module, imports the layout engine before a command needs it.
"""

from __future__ import annotations

import os
import sys
import warnings
from types import TracebackType

import click

from exporter.cli.command_table import ABOUT, Commands
from exporter.cli.endings import asked_for, end_undisturbed
from exporter.cli.report import Report, form_of
from exporter.cli.shells import VARIABLE, answer_shells
from exporter.cli.streams import ERROR, OUTPUT, flushed, give_up, guard
from exporter.cli.too_little_memory import lacks_memory, no_memory
from exporter.diagnostics import ExportError, UsageError, as_human
from exporter.version import __version__

PIPE_CLOSED = 141  # 128 + SIGPIPE, as shells count


class Brief(click.Group):
    """The group of commands, with one way to end: report, then the exit code."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.ensure_object(Report).form = form_of(args)
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """The commands and what they are for, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(ABOUT.items()))

    def invoke(self, ctx: click.Context) -> None:
        report = ctx.ensure_object(Report)
        with report.attempt():
            self._run(ctx, report)
        report.finish()
        ctx.exit(report.exit_code)

    def _run(self, ctx: click.Context, report: Report) -> None:
        try:
            super().invoke(ctx)
        except click.UsageError as problem:
            if report.form == "human":
                raise
            command = problem.ctx.command_path if problem.ctx else "brief"
            hint = f"{command} --help tells how to call it"
            raise UsageError.at("usage", problem.format_message(), hint=hint) from problem
        except BrokenPipeError:
            give_up(OUTPUT)
            report.exit_code = PIPE_CLOSED
        except Exception as problem:
            if not lacks_memory(problem):
                raise
            raise no_memory() from None


@click.group(
    cls=Brief,
    commands=Commands(),
    short_help="Turn articles into printed briefs and Word files.",
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.version_option(__version__, message="brief %(version)s")
def brief() -> None:
    """Turn articles into printed briefs, Word files and one-page summaries."""


def main() -> None:
    """Run the command line and exit with the code that the errors' classes give."""
    sys.excepthook = _report_bug
    warnings.filterwarnings("ignore", module="PIL")  # we say what is amiss with a picture
    guard()
    if VARIABLE in os.environ:
        answer_shells()
    try:
        exit_code = flushed(_exit_code())
    except SystemExit:  # we are told to end, and libraries may complain of what is left half done
        give_up(OUTPUT, ERROR)
        raise
    except Exception:  # a library may have made another one of the order to end
        told = asked_for()
        if told is None:
            raise
        exit_code = told
        give_up(OUTPUT, ERROR)
    finally:
        end_undisturbed()
    sys.exit(exit_code)


def _exit_code() -> int:
    try:
        return int(brief.main(prog_name="brief", standalone_mode=False) or 0)
    except click.ClickException as problem:
        problem.show()
        return problem.exit_code
    except ExportError as problem:  # of standard output, when it was to take --help
        sys.stderr.write(as_human(problem.diagnostics))
        return problem.exit_code


def _report_bug(
    kind: type[BaseException], problem: BaseException, trace: TracebackType | None
) -> None:
    sys.__excepthook__(kind, problem, trace)
    print(  # noqa: T201
        f"This is a bug in brief {__version__}. Please report it, with the lines above.",
        file=sys.stderr,
    )
