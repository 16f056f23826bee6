"""Small result files: written, and read against the vocabulary of the product."""

import csv
from pathlib import Path

from monitoring.result_files import Context, ParsedFile, read_results

DATA = Path(__file__).parents[2] / "data"


def vocabulary(file: str, name: str, canonical: str) -> dict[str, str]:
    """Return one column of a file of `data/` by another."""
    with (DATA / file).open(encoding="utf-8") as rows:
        return {row[name]: row[canonical] for row in csv.DictReader(rows)}


def context(district: str = "Clayton County", year: int | None = None) -> Context:
    """Return what a file is read against: the vocabulary of `data/`."""
    return Context(
        district=district,
        subgroups=vocabulary("subgroups.csv", "subgroup", "subgroup")
        | vocabulary("subgroup_names.csv", "name", "subgroup"),
        indicators=frozenset(vocabulary("indicators.csv", "indicator_id", "indicator_id")),
        periods=frozenset(map(str, range(2012, 2026))) | {"2022-23-Q2"},
        year=year,
    )


def read(folder: Path, text: str, name: str = "file.csv", **options: object) -> ParsedFile:
    """Write a small file and read it."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_results(path, context(**options))


def cells(parsed: ParsedFile, *columns: str) -> list[tuple[object, ...]]:
    """Return columns of the rows that were read, None where nothing is."""
    shown = parsed.rows[list(columns)].astype("object")
    return [tuple(row) for row in shown.where(parsed.rows[list(columns)].notna(), None).to_numpy()]
