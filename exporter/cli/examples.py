"""Calls to begin with, which a command's help ends on; a test parses each."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "export": (
        "brief export article.md",
        "brief export *.md --theme think-tank --paper letter -o letter",
        "brief export article.md --base house.docx",
        "brief export article.md -o - --edition summary --format pdf > summary.pdf",
    ),
    "build": ("brief build", "brief build press --force"),
    "watch": ("brief watch", "brief watch article.md --theme parliament --format pdf"),
    "preview": ("brief preview article.md", "brief preview --port 8000 --no-open --editor zed"),
    "import": (
        "brief import edited.docx -o article.md",
        "brief import edited.docx --into article.md --diff",
    ),
    "check": ("brief check article.md", "brief check *.md --fit --strict"),
    "compare": ("brief compare article.pdf article.docx",),
    "preflight": ("brief preflight output/*.pdf --profile archive",),
    "schema": (
        "brief schema > article.schema.json",
        "brief schema project > project.schema.json",
    ),
    "new": ("brief new desk", "brief new desk --theme parliament --brand _brand.yml"),
    "template": (
        "brief template -o house.dotx --theme parliament",
        "brief template -o kurz.dotx --edition summary --language de",
    ),
    "verify": ("brief verify output/article.pdf article.md",),
    "clean": ("brief clean", "brief clean output"),
    "lsp": ("brief lsp",),
    "worker": ("brief worker --idle 3600",),
    "fonts": (
        "brief fonts list",
        "brief fonts install Deva",
        "brief fonts install Thai --from fonts",
    ),
    "info": ("brief info", "brief info article.md --target press", "brief info --tokens"),
    "completion": (
        "brief completion bash >> ~/.bashrc",
        "brief completion zsh >> ~/.zshrc",
        "brief completion fish > ~/.config/fish/completions/brief.fish",
    ),
}


def epilog(command: str) -> str | None:
    """What the help of a command ends on; `None` where there are no examples."""
    lines = EXAMPLES.get(command, ())
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines))) if lines else None
