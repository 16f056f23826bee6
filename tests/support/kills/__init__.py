"""Programs that are killed at any moment, again and again, and what was left each time."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]


def killed(work: str, folder: Path, rounds: int) -> list[dict[str, Any]]:
    """Kill as many workers, and return what each left: "left", and what of it is "broken".

    Args:
        work: "saving", "loading", "building", "releasing", "upgrading" or
            "backing_up".
        folder: where the database lies that they work on.
        rounds: how often; each is killed a little later in its task than the one before.
    """
    # Lines that a killed process ran are not counted, and counting would only slow it down.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.kills", work, str(rounds), str(folder)],
        cwd=ROOT,
        env=plain,
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]
