"""Whose the rows of a load are: the organisations known, and those that are new."""

import re
from collections.abc import Mapping, Sequence

import pandas as pd

from monitoring import db
from monitoring.vocabulary import OrganisationLevel


def has_new_district(rows: pd.DataFrame, known: pd.DataFrame) -> bool:
    """Tell whether rows, as ``with_organisations`` gives them, are of a district not in known."""
    is_district = rows["organisation_level"] == OrganisationLevel.DISTRICT
    return not bool(rows.loc[is_district, "organisation_id"].isin(known["organisation_id"]).all())


def with_organisations(writer: db.Writer, rows: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Give every row its organisation_id, making the organisations that are new.

    A school that was known by its name keeps its first id when a file brings its code, as the
    district does: its results stay together, and so does what somebody may do with them.
    """
    # Where two have one name, that of a batch which was taken back comes last.
    known = known.sort_values("is_spoken_of", kind="stable")
    by_id = set(known["organisation_id"])
    districts = known[known["organisation_level"] == "district"]["organisation_id"].tolist()
    by_name = {
        (level, name.casefold()): organisation_id
        for organisation_id, level, name in zip(
            known["organisation_id"],
            known["organisation_level"],
            known["organisation"],
            strict=True,
        )
    }
    named = rows[["organisation_level", "organisation", "organisation_code"]].drop_duplicates()
    # Districts first: a school without a code of its own is named under its district.
    named = named.sort_values("organisation_level", kind="stable")
    folded = named["organisation"].str.casefold()
    n_codes = named["organisation_code"].groupby(folded).nunique().to_dict()
    ids: dict[tuple[str, str, str | None], str] = {}
    added: list[dict[str, object]] = []
    for level, name, code in named.itertuples(index=False):
        given = code = None if pd.isna(code) else code
        if code is not None and code not in by_id and n_codes[name.casefold()] == 1:
            code = _known_otherwise(level, name, code, districts, by_name)
        organisation_id = _organisation_id(level, name, code, districts, by_name)
        ids[level, name, given] = organisation_id
        if organisation_id not in by_id:
            added.append(
                {
                    "organisation_id": organisation_id,
                    "organisation_level": level,
                    "organisation": name,
                    "is_own": level != "state",
                }
            )
            by_id.add(organisation_id)
            by_name.setdefault((level, name.casefold()), organisation_id)
            if level == "district":
                districts.append(organisation_id)
    writer.insert("organisations", pd.DataFrame(added))
    return rows.assign(
        organisation_id=[
            ids[level, name, None if pd.isna(code) else code]
            for level, name, code in zip(
                rows["organisation_level"],
                rows["organisation"],
                rows["organisation_code"],
                strict=True,
            )
        ]
    )


def _organisation_id(
    level: str,
    name: str,
    code: str | None,
    districts: list[str],
    by_name: Mapping[tuple[str, str], str],
) -> str:
    if level == "state":
        return "GA"
    if level == "district":
        # The database is one district's, however a file writes or codes it.
        return districts[0] if districts else code or f"GA-{_slug(name)}"
    if code is not None:
        return code
    return by_name.get((level, name.casefold()), id_by_name(name, districts))


def _known_otherwise(
    level: str,
    name: str,
    code: str,
    districts: list[str],
    by_name: Mapping[tuple[str, str], str],
) -> str:
    """Return the id of a school that is known under its name where its code is not, or the code."""
    known = by_name.get((level, name.casefold()))
    by_own_name = id_by_name(name, districts)
    if level == OrganisationLevel.SCHOOL and known and by_own_name in (known, code):
        return known
    return code


def id_by_name(name: str, districts: Sequence[str]) -> str:
    """Return the id of a school of which no code is known, of the first of the districts."""
    return f"{districts[0] if districts else 'GA'}-{_slug(name)}"


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
