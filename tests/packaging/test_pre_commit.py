"""The hook that houses name in their `.pre-commit-config.yaml`, run by pre-commit itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_hook_lets_a_good_article_in_and_tells_of_a_bad_one(tmp_path: Path) -> None:
    desk, hooks = tmp_path / "desk", tmp_path / "hooks"
    desk.mkdir()
    (desk / "good.md").write_text("# Ships\n\nForty ships wait.\n")
    for name in ("bad.md", "README.md"):
        (desk / name).write_text("# Ships\n\nSee [](#nowhere).\n")
    subprocess.run(["git", "init", "--quiet"], cwd=desk, check=True)
    subprocess.run(["git", "add", "."], cwd=desk, check=True)
    call = [sys.executable, "-m", "pre_commit", "try-repo", str(ROOT), "brief-check", "--all-files"]
    pins = {"PRE_COMMIT_HOME": str(hooks), "PIP_CONSTRAINT": str(ROOT / "constraints.txt")}

    done = subprocess.run(
        call, cwd=desk, env={**os.environ, **pins}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1, done.stdout + done.stderr
    assert "bad.md:3:5: error[unknown-label]" in done.stdout
    assert "good.md: no problems" in done.stdout
    assert "README.md" not in done.stdout
