"""The tests that a change concerns, by the rooms in which files were changed.

Run as: python -m tests.support.quick [ROOM ...]. Without a room it looks at what differs from the
main branch. Prints the files of tests, one to a line.
"""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
ALWAYS = ("structure", "contracts")
# Which files of tests hold a room. Those that need a browser or much time are left to `make test`.
ROOMS = {
    "access": ("access",),
    "apart": ("apart", "hostile_files", "load_hostile", "load_workbooks"),
    "brief": ("brief*", "papers_page"),
    "channel": ("channel",),
    "charts": ("charts*",),
    "clock": ("brief",),
    "commands": ("commands", "step_commands"),
    "db": ("db", "query_rows", "catalogue", "load_store", "upgrade"),
    "disclosure": ("disclosure*", "release_protection"),
    "due": ("due", "step_commands"),
    "errors": ("load_checks", "tables", "item_rules"),
    "export": ("export",),
    "health": ("health*", "page_health"),
    "pages": ("pages", "page_*", "filters"),
    "jobs": ("jobs",),
    "locale": ("locale",),
    "panels": ("panels*", "page_steps", "page_subgroups", "page_schools"),
    "papers": ("papers*",),
    "pictures": ("pictures", "charts", "papers_page"),
    "pipeline": ("build", "judged_anew", "load_store", "sample_batch"),
    "plan": ("plan_documents", "plan_text*", "proposed_measures"),
    "public": ("public",),
    "reference": ("tables", "item_rules", "catalogue"),
    "releases": ("releases",),
    "repack": ("export", "papers_deck"),
    "result_files": ("load*", "official_results"),
    "rows": ("due", "brief"),
    "sample": ("sample*",),
    "saving": ("saving", "updates", "page_update", "page_review"),
    "status": ("status*", "latest_known"),
    "student_exports": ("student_export*",),
    "ui": ("cache", "downloads", "filters", "page_update", "page_review"),
    "updates": ("updates", "saving"),
    "vocabulary": ("vocabulary", "status*", "wording_verdicts"),
    "web": ("web",),
    "wording": ("wording*", "panels*", "papers*", "locale", "other_rule"),
}


def tests_of(rooms: Iterable[str]) -> list[Path]:
    """Return the files of tests of some rooms, with those that hold for the whole house."""
    stems = [*ALWAYS, *(stem for room in rooms for stem in ROOMS.get(room, ()))]
    return sorted({path for stem in stems for path in TESTS.glob(f"test_{stem}.py")})


def room_of(path: Path) -> str:
    """Return the room in which a file stands: `queries/brief/` is part of the room `brief`."""
    top, *below = path.parts
    if top in ("monitoring", "queries") and below:
        return Path(below[0]).stem
    return {"data": "reference", "dashboard.py": "ui", "tests": ""}.get(top, top)


def changed() -> list[Path]:
    """Return every file that differs from the main branch, saved or not."""
    return [
        Path(line)
        for command in (
            ("diff", "--name-only", "--relative", _base()),
            ("ls-files", "--others", "--exclude-standard"),
        )
        for line in _git(*command).splitlines()
    ]


def _base() -> str:
    for branch in ("origin/main", "main"):
        found = _git("merge-base", "HEAD", branch).strip()
        if found:
            return found
    return "HEAD"


def _git(*arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout


def main(rooms: list[str]) -> None:
    files = changed() if not rooms else []
    tests = [ROOT / path for path in files if path.match("tests/test_*.py")]
    chosen = {*tests_of(rooms or {room_of(path) for path in files}), *tests}
    print(*sorted(path.relative_to(ROOT) for path in chosen if path.is_file()), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
