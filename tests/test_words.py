"""Only the wording writes what readers read: no other room holds a string of several words."""

import ast
import re
from pathlib import Path

from tests.support.sources import nodes_of

ROOT = Path(__file__).parent.parent
CODE = [*ROOT.glob("*.py"), *ROOT.glob("pages/*.py"), *ROOT.glob("monitoring/**/*.py")]
FILES = [str(path.relative_to(ROOT)) for path in sorted(CODE) if "wording" not in path.parts]
# Rooms whose strings are read or stored as they are, in every language.
ROOMS = {
    "monitoring/plan/": "what plan documents print, and names of the measures read from them",
    "monitoring/result_files/": "what result files print",
    "monitoring/student_exports/layouts/": "what exports of vendors print",
    "monitoring/sample/": "what the sample stores, as people would write it",
    "monitoring/export/dictionary.py": "a page of the repository, for programmers",
    "monitoring/db/generate_rows.py": "source text, for programmers",
}
STRINGS = {
    "the engine's own": (
        *("uplicate key", "could not set lock", "PRIMARY KEY", "FOREIGN KEY", "could not write"),
        *("COMMIT succeeded and is durable", "pragma disable_checkpoint_on_shutdown"),
    ),
    "of a ValueError, for programmers": (
        *("the same result_id twice", "two current results for one series and period"),
        *("measured, but without a value", "a percentage outside 0 to 100"),
    ),
    "as it is typed, or for programs": ("python -m monitoring", "yyyy-mm-dd hh:mm"),
    "what made a calendar file, for programs": ("-//Improvement plan progress//Due dates//EN",),
    "headers, for programs": (
        *("text/html; charset=utf-8", "text/plain; charset=utf-8", "text/csv; charset=utf-8"),
        *("public, immutable, max-age=31536000", "img-src 'self' data: blob:"),
    ),
    "typefaces": ("Libertinus Serif", "Source Sans, Arial, Helvetica, DejaVu Sans, sans-serif"),
    "classes of CSS": (
        *("state is-sample", "multiple-tile chosen", "quiet tick"),
        *("picture strip", "picture strip axis", "picture multiple", "picture compared"),
    ),
    "in result files": ("All tested grades", "English Language Arts", "on watch"),
}
LISTED = {string for strings in STRINGS.values() for string in strings}
LINES = (ROOT / "data/subgroups.csv").read_text(encoding="utf-8").splitlines()
GROUPS = {line.partition(",")[0] for line in LINES[1:]}
SQL_OR_REGEX = re.compile(r"(?:select|drop|create|begin|set) |.*(?:\\[sbdw]|\(\?)", re.DOTALL)
MARKUP = re.compile(r'<style>.*|<[^>]*(?:>|$)|^[^<]*">|\{[^}]*\}|&\w+;', re.DOTALL)
WORDS = re.compile(r"[A-Za-z]{2,}[,;:.]? [A-Za-z]|[A-Za-z] [A-Za-z]{2,}")


def text_of(node):
    """Return a string's text, an f-string's with {} for each fact, and "" for anything else."""
    if isinstance(node, ast.JoinedStr):
        return "".join(text_of(part) or "{}" for part in node.values)
    return node.value if isinstance(getattr(node, "value", None), str) else ""


def words_for_readers(text):
    """Return strings of several words that are not a docstring, fault, SQL, regex or markup."""
    unread, told = set(), []
    for node in nodes_of(text):
        is_text = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        is_regex = isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.")
        if is_text or is_regex or isinstance(node, (ast.Raise, ast.Assert)):
            unread |= set(ast.walk(node))
        told += [] if node in unread else [text_of(node)]
        unread |= set(node.values) if isinstance(node, ast.JoinedStr) else set()
    told = [it for it in told if not SQL_OR_REGEX.match(it)]
    return [it for it in told if WORDS.search(MARKUP.sub("|", it))]


def test_no_words_for_readers_stand_outside_the_wording():
    files = [file for file in FILES if not file.startswith(tuple(ROOMS))]
    texts = {file: (ROOT / file).read_text(encoding="utf-8") for file in files}
    found = {file: set(words_for_readers(text)) - LISTED - GROUPS for file, text in texts.items()}

    assert {file: words for file, words in found.items() if words} == {}


def test_words_are_found_in_markup_and_in_texts_with_facts_and_nowhere_else():
    source = '"""Not this one."""\nst.write(f"It is {x}")\nf("<p class=\'a b\'>Two words</p>")\n'
    source += 'raise ValueError("not told here")\nre.compile("nor this")\nf("<p class=\'a bc\'>{}")'
    assert words_for_readers(source) == ["It is {}", "<p class='a b'>Two words</p>"]


def test_no_exception_outlives_its_string():
    code = " ".join((ROOT / file).read_text(encoding="utf-8") for file in FILES)
    assert [it for it in LISTED if f'"{it}"' not in code] == []
