"""The house rules, held by the machine."""

import ast
import csv
import re
import subprocess
from functools import cache
from pathlib import Path

import duckdb
import pytest

from monitoring import db
from monitoring.db.generate_rows import class_name
from tests.support.sources import nodes_of

ROOT = Path(__file__).parent.parent
MODULES = sorted((ROOT / "monitoring").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
MIGRATIONS = sorted((ROOT / "queries/migrations").glob("*.sql"))
QUERIES = sorted(
    p for p in (ROOT / "queries").rglob("*.sql") if p.stem != "schema" and p not in MIGRATIONS
)
DATA_README = (ROOT / "data/README.md").read_text(encoding="utf-8")
TOP_LEVEL = {
    "dashboard.py",
    "pages",
    "data",
    "queries",
    "tests",
    "requirements.txt",
    "monitoring",
    "requirements.in",
    "README.md",
    "LICENSE",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "Makefile",
    "pyproject.toml",
    ".streamlit",
    ".ci",
    ".gitignore",
    "docs",
}


def named(path):
    return str(path.relative_to(ROOT))


@cache
def text_of(path):
    return path.read_text(encoding="utf-8")


def imports(path):
    names = set()
    for node in nodes_of(text_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {node.module or ""} | {f"{node.module}.{a.name}" for a in node.names}
    return names


def roots(path):
    return {name.partition(".")[0] for name in imports(path)}


def tracked():
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this copy is no git checkout, so its files cannot be listed")
    return [Path(line) for line in listed.stdout.splitlines()]


def test_nothing_but_the_known_rooms_stands_at_the_top():
    assert {path.parts[0] for path in tracked()} <= TOP_LEVEL


def test_python_stands_in_its_rooms_only():
    homes = {"monitoring", "pages", "tests"}
    strays = [p for p in tracked() if p.suffix == ".py" and p.parts[0] not in homes]

    assert strays == [Path("dashboard.py")]


def test_a_module_stays_under_300_lines():
    # query_rows.py is made by generate_rows.py; nobody writes in it.
    written = [path for path in MODULES if path.name != "query_rows.py"]

    assert [named(path) for path in written if len(text_of(path).splitlines()) > 300] == []


def test_what_tests_share_stands_in_support_and_no_test_imports_another():
    files = sorted((ROOT / "tests").glob("*.py"))

    assert [path.name for path in files if not path.name.startswith("test_")] == ["conftest.py"]
    for path in files:
        assert not [name for name in imports(path) if name.startswith(("test_", "tests.test_"))]


def test_there_is_no_drawer_for_odds_and_ends():
    assert not {m.stem for m in MODULES} & {"utils", "helpers", "common", "misc"}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_reads_like_a_table_of_contents(path):
    text = text_of(path)
    tree = ast.parse(text)

    assert len(text.splitlines()) < 80
    assert ast.get_docstring(tree)
    assert not [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.ClassDef)]
    assert "session_state" not in text
    assert "cache" not in text
    assert not re.search(r"\bselect\b.+\bfrom\b", text, re.IGNORECASE | re.DOTALL)
    assert roots(path) <= {"streamlit", "monitoring"}


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_begins_with_begin(path):
    tree = ast.parse(text_of(path))
    first = next(
        node
        for node in tree.body
        if isinstance(node, ast.Assign | ast.Expr)
        and not isinstance(getattr(node.value, "value", None), str)
    )

    assert ast.unparse(first.value).startswith("ui.begin(")


WRITES = {
    duckdb.StatementType.INSERT,
    duckdb.StatementType.UPDATE,
    duckdb.StatementType.DELETE,
}


@pytest.mark.parametrize("path", QUERIES, ids=named)
def test_a_query_is_one_statement_and_its_header_tells_the_truth(path):
    text = text_of(path)
    (statement,) = duckdb.extract_statements(text)
    header = re.search(r"^-- Parameters: (.+)$", text, re.MULTILINE)
    declared = set(re.findall(r"\$(\w+)", header[1])) if header else set()
    written = re.search(r"^-- Writes: (\w+)\.$", text, re.MULTILINE)

    assert declared == statement.named_parameters
    if written:
        assert statement.type in WRITES
        assert written[1] in db.schema_tables()
        assert re.search(rf"^(insert into|update|delete from) {written[1]}\b", text, re.MULTILINE)
    else:
        assert statement.type == duckdb.StatementType.SELECT
        assert re.search(r"^-- Grain: one row per .+ Order: .+\.$", text, re.MULTILINE)
        assert re.search(r"^order by", text, re.MULTILINE)


def test_no_statement_that_writes_stands_in_the_code():
    writing = re.compile(r"^\s*(insert into|update \w+ set|delete from) ", re.IGNORECASE)
    found = [
        f"{named(path)}: {node.value}"
        for path in MODULES
        for node in nodes_of(text_of(path))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and writing.match(node.value)
    ]

    assert [text for text in found if not text.endswith("insert into ")] == []


def test_migrations_are_numbered_without_a_gap_up_to_the_version_of_the_schema():
    numbers = [int(path.stem[:4]) for path in MIGRATIONS]
    schema = (ROOT / "queries/schema.sql").read_text(encoding="utf-8")

    assert numbers == list(range(2, len(numbers) + 2))
    assert re.search(r"schema_version values \((\d+)\);", schema)[1] == str(numbers[-1])
    assert all(re.fullmatch(r"\d{4}_[a-z_]+", path.stem) for path in MIGRATIONS)


def test_every_query_is_used():
    # By its name, or by the class of its rows.
    sources = [path for path in (*MODULES, *PAGES) if path.name != "query_rows.py"]
    lines = [line for path in sources for line in text_of(path).splitlines()]
    code = "\n".join(line for line in lines if "import" not in line)
    names, words = set(re.findall(r'"(\w+)"', code)), set(re.findall(r"\w+", code))
    unused = [
        named(path)
        for path in QUERIES
        if path.stem not in names and class_name(path.stem) not in words
    ]

    assert unused == []


def test_no_sql_is_put_together_from_strings():
    built = [
        f"{named(path)}: {ast.unparse(node)}"
        for path in (*MODULES, *PAGES, ROOT / "dashboard.py")
        for node in nodes_of(text_of(path))
        if isinstance(node, ast.JoinedStr)
        and re.search(r"\b(select|insert into|update|delete from)\b .*", ast.unparse(node))
        and re.search(r"\b(from|into|set|where)\b", ast.unparse(node))
        and "<" not in ast.unparse(node)
    ]

    assert built == []


def test_every_file_in_data_is_named_in_its_readme():
    files = [p for p in tracked() if p.parts[0] == "data" and p.name != "README.md"]
    unnamed = [str(p) for p in files if f"`{p.relative_to('data')}`" not in DATA_README]

    assert files
    assert unnamed == []


@pytest.mark.parametrize("table", db.schema_tables().values(), ids=lambda table: table.name)
def test_every_column_of_every_table_is_described(table):
    chapter = DATA_README.partition(f"### `{table.name}`\n")[2].partition("\n### ")[0]
    described = re.findall(r"^\| `(\w+)` \| \S", chapter, re.MULTILINE)

    assert described == [column.name for column in table.columns]


def test_every_official_result_carries_its_source():
    with (ROOT / "data/official_results.csv").open(encoding="utf-8", newline="") as handle:
        sources = [row["source"] for row in csv.DictReader(handle)]

    assert len(sources) == 15864
    assert all(sources)


def test_the_changelog_has_room_for_what_comes_next():
    assert "\n## Unreleased\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


PINS = (
    *("requirements.txt", "tests/requirements.txt", "tests/audit.txt", "tests/uv.txt"),
    "docs/deploy/requirements-sign-in.txt",
)


@pytest.mark.parametrize("name", PINS)
def test_every_direct_dependency_is_pinned_exactly(name):
    pins = (ROOT / name).read_text(encoding="utf-8")
    for line in (ROOT / name).with_suffix(".in").read_text(encoding="utf-8").splitlines():
        wanted = re.match(r"[\w.-]+", line)
        if wanted and not line.startswith(("#", "-")):
            assert re.search(rf"^{re.escape(wanted[0])}(\[.+\])?==", pins, re.MULTILINE), wanted[0]


@pytest.mark.parametrize("name", PINS)
def test_every_pin_has_the_hashes_of_its_files(name):
    pins = re.split(r"^(?=\S+==)", (ROOT / name).read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert len(pins) > 1
    assert [pin.split()[0] for pin in pins if "==" in pin and "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("name", [*PINS, "Makefile"])
def test_no_package_host_is_named(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
