"""Splits the list cells, whose entries the form prints one after the other without a mark.

The lists are open: what is none of the known options is kept as free text.
"""

import re
from dataclasses import dataclass

from monitoring.plan.records import Intervention

_AROUND = " \t,;|/&•-"
_CODE = re.compile(r"(?<![A-Za-z0-9])([A-Z]{2})\s?[-–]\s?(\d{1,3})(?!\d)[:.]?")
_PARENTHESES = re.compile(r"\([^()]{0,200}\)")


@dataclass(frozen=True)
class OptionList:
    """The options of one list: one pattern, longest first, and each option's own spelling."""

    pattern: re.Pattern[str]
    spelling: dict[str, str]


def _bare(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", words.lower())


def _loose(words: str) -> str:
    """Return a pattern for ``words`` that does not mind spaces, commas and slashes."""
    parts = (re.escape(part) for part in re.split(r"[\s,/]+", words))
    return r"[\s,/]{1,3}".join(parts)


def _option_list(options: dict[str, str], *also: str) -> OptionList:
    """Build a list from printed forms and the option each stands for; ``also`` adds patterns."""
    longest_first = sorted(options, key=len, reverse=True)
    either = "|".join([*map(_loose, longest_first), *also])
    return OptionList(
        pattern=re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE),
        spelling={_bare(printed): option for printed, option in options.items()},
    )


def _same(*options: str) -> dict[str, str]:
    return {option: option for option in options}


FUNDING_SOURCES = _option_list(
    _same(
        "Title I, Part A",
        "Title I, Part A SIG",
        "Title I, Part C",
        "Title I, Part D",
        "Title II, Part A",
        "Title III, Part A",
        "Title IV, Part A",
        "Title IV, Part B",
        "Title V, Part B",
        "Title IX, Part A McKinney-Vento",
        "Consolidated Funding",
        "IDEA",
        "McKinney-Vento",
        "Perkins",
        "N/A",
    ),
    r"Title\s+[IVX]{1,4},?\s+Part\s+[A-Z]",
)
SUBGROUPS = _option_list(
    {
        **_same(
            "All Students",
            "All Subgroups",
            "Economically Disadvantaged",
            "English Learners",
            "Foster",
            "Foster Care",
            "Homeless",
            "Immigrant",
            "Migrant",
            "N/A",
            "Race / Ethnicity / Minority",
            "Student with Disabilities",
        ),
        "Students with Disabilities": "Student with Disabilities",
    }
)
SYSTEMS = _option_list(
    {
        **_same(
            "Coherent Instruction",
            "Effective Leadership",
            "Family and Community Engagement",
            "N/A",
            "Professional Capacity",
            "Supportive Learning Environment",
        ),
        "Coherent Instructional System": "Coherent Instruction",
    }
)
CONTENT_AREAS = _option_list(
    _same(
        "All Content Areas",
        "ELA",
        "English Language Arts",
        "Mathematics",
        "N/A",
        "Science",
        "Social Studies",
    )
)
GRADE_SPANS = _option_list(
    _same("All Grade Levels", "N/A", "PK", "Pre-K", "K", *map(str, range(1, 13)))
)


def options_of(text: str | None, known: OptionList) -> tuple[str, ...]:
    """Return the entries of a list cell, in order.

    Args:
        text: the cell as written, None if empty.
        known: the options the form offers there. The longest that fits is taken, so that
            "Title I, Part A SIG" is not read as "Title I, Part A" and a rest.

    Returns:
        Known options in the form's spelling; whatever stands between them as written.
    """
    entries: list[str] = []
    at = 0
    for found in known.pattern.finditer(text or ""):
        entries += _free_entries((text or "")[at : found.start()])
        entries.append(known.spelling.get(_bare(found.group()), found.group()))
        at = found.end()
    return tuple(entries + _free_entries((text or "")[at:]))


def _free_entries(residue: str) -> list[str]:
    """Return what no option covers, cut where its writer cut it, joining words dropped."""
    hidden = _PARENTHESES.sub(lambda found: re.sub("[,;|]", " ", found.group()), residue)
    entries: list[str] = []
    start = 0
    for end in [*(mark.start() for mark in re.finditer("[,;|]", hidden)), len(residue)]:
        words = residue[start:end].strip(_AROUND)
        words = re.sub(r"^and\s+|\s+and$|^and$", "", words).strip(_AROUND)
        if words:
            entries.append(words)
        start = end + 1
    return entries


def interventions_of(text: str | None) -> tuple[Intervention, ...]:
    """Return the equity interventions of a cell, each code with the words that follow it."""
    if text is None:
        return ()
    codes = list(_CODE.finditer(text))
    first = text[: codes[0].start()] if codes else text
    found = [Intervention(None, first.strip(_AROUND))] if first.strip(_AROUND) else []
    ends = [*(code.start() for code in codes), len(text)][1:]
    for code, end in zip(codes, ends, strict=True):
        wording = text[code.end() : end].strip(_AROUND)
        found.append(Intervention(f"{code[1]}-{code[2]}", wording))
    return tuple(found)
