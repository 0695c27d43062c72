"""What docs/editors.md and editors/ say to editors is what they can read."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text()
EXTENSION = ROOT / "editors" / "vscode"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_settings_in_toml_are_toml_and_start_brief_lsp() -> None:
    helix, extension, cargo = map(tomllib.loads, blocks("toml"))

    server = helix["language-server"]["brief"]
    assert [server["command"], *server["args"]] == ["brief", "lsp"]
    assert all("brief" in one["language-servers"] for one in helix["language"])
    assert extension["id"] == "brief"
    assert cargo["lib"]["crate-type"] == ["cdylib"]


def test_every_editor_starts_brief_lsp() -> None:
    for language in ("lua", "elisp", "rust"):
        assert blocks(language)
        assert all('"lsp"' in one for one in blocks(language))


def test_the_extension_has_what_its_manifest_names() -> None:
    manifest = json.loads((EXTENSION / "package.json").read_text())
    script = (EXTENSION / manifest["main"]).read_text()

    setting = manifest["contributes"]["configuration"]["properties"]["brief.command"]
    assert setting["default"] == ["brief", "lsp"]
    assert all(f'require("{name}' in script for name in ("vscode", *manifest["dependencies"]))
    assert f"{manifest['name']}-{manifest['version']}.vsix" in PAGE
