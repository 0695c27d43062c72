"""How shells are told what may stand at the end of a call.

Click's own, but for what stands after the equals sign of an option: bash takes the sign for a word,
and zsh and fish would put the value in the place of all.
"""

from __future__ import annotations

from click.shell_completion import (
    BashComplete,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
)

EQUALS = "="


class Bash(BashComplete):
    """As click's, but an equals sign is no word: an option's value may follow without one."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The words before the one that is typed, and that one."""
        args, incomplete = super().get_completion_args()
        return [word for word in args if word != EQUALS], incomplete


class Zsh(ZshComplete):
    """As click's, but what is offered stands for what comes after the equals sign alone."""

    source_template = (
        ZshComplete.source_template.replace(
            "    for type key",
            "    [[ $words[CURRENT] == --*=* ]] && compset -P 1 '*='\n\n    for type key",
        )
        .replace("_with_descriptions -U\n", '_with_descriptions -U -i "$IPREFIX"\n')
        .replace("compadd -U ", 'compadd -U -i "$IPREFIX" ')
    )


class Fish(FishComplete):
    """As click's, but what is offered comes after the equals sign, and may have commas."""

    source_template = """\
function %(complete_func)s;
    set -l response (env %(complete_var)s=fish_complete COMP_WORDS=(commandline -cp) \
COMP_CWORD=(commandline -t) %(prog_name)s);
    set -l before (string match -r -- '^--[^=]+=' (commandline -t));

    for completion in $response;
        set -l metadata (string split -m 1 "," -- $completion);
        set -l found $metadata[2];

        if test $metadata[1] = "dir";
            set found (__fish_complete_directories "$metadata[2]");
        else if test $metadata[1] = "file";
            set found (__fish_complete_path "$metadata[2]");
        end;
        for one in $found;
            echo "$before$one";
        end;
    end;
end;

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)";
"""


SHELLS: dict[str, type[ShellComplete]] = {"bash": Bash, "zsh": Zsh, "fish": Fish}
VARIABLE = "_BRIEF_COMPLETE"


def answer_shells() -> None:
    """Let click answer the shells by these."""
    for shell in SHELLS.values():
        add_completion_class(shell)
