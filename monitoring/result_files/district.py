"""Decides which rows are the district's, which are the state's and which are others'."""

import re
from dataclasses import dataclass, field

from monitoring.result_files.model import FileRefusedError, folded
from monitoring.vocabulary.faults import FileFault

_STATE_NAMES = frozenset(
    {"all column values", "all systems", "all", "district_all", "state of georgia", "georgia"}
)
_STATE_LEVELS = frozenset({"state", "state-wide", "statewide"})
_KIND_WORDS = re.compile(
    r"\b(?:public schools|school district|school system|board of education|schools)\b"
)
_CITY_SCHOOLS = re.compile(r"city schools of (.+)")

STATE = "state"
OTHER = "other"
UNNAMED = "unnamed"


def _without_kind(name: str) -> str:
    """Return a folded name without the words that only say it is a school district."""
    city = _CITY_SCHOOLS.fullmatch(name)
    if city:
        return f"{city[1]} city"
    return folded(_KIND_WORDS.sub(" ", name)).removeprefix("of ")


def closeness(name: str, wanted: str) -> int | None:
    """Return how well a printed district name fits the plan's, 0 being best, None not at all.

    Args:
        name: the district as a file prints it.
        wanted: the district as the plan names it.

    Returns:
        0 for the same name, 1 for the same without words such as "Public Schools", 2 where the
        plan leaves out whether it is a county or a city.
    """
    name, wanted = folded(name), folded(wanted)
    if name == wanted:
        return 0
    name, wanted = _without_kind(name), _without_kind(wanted)
    if not name or not wanted:
        return None
    if name == wanted:
        return 1
    return 2 if name in (f"{wanted} county", f"{wanted} city") else None


@dataclass
class DistrictFilter:
    """Sorts the rows of one file; which names are the district's is known only at its end."""

    wanted: str
    is_needed: bool = True
    ranks: dict[str, int | None] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)

    def kind(self, level: str, name: str, codes: tuple[str, str]) -> str:
        """Sort one row.

        Args:
            level: the level as printed, or "" where the file has none.
            name: the district as printed.
            codes: district code and school code as printed, or "".

        Returns:
            "state", "other", "unnamed" (no district is named), or the folded name of what may
            be the district.
        """
        key = folded(name)
        if folded(level) in _STATE_LEVELS or key in _STATE_NAMES:
            return STATE
        if codes[0].strip().upper() == "ALL" and codes[1].strip().upper() == "ALL":
            return STATE
        if not key:
            return UNNAMED
        if key not in self.ranks:
            self.ranks[key] = closeness(name, self.wanted)
            self.printed[key] = " ".join(name.split())
        return OTHER if self.ranks[key] is None else key

    def others(self, own: frozenset[str]) -> tuple[str, ...]:
        """Return the districts of the file, as it prints them, that are not among ``own``."""
        return tuple(self.printed[key] for key in sorted(self.printed.keys() - own))

    def accepted(self, file_name: str) -> frozenset[str]:
        """Return the folded names that are the plan's district, after all rows were sorted.

        Raises:
            FileRefusedError: several names could be the district, or none is and the file
                holds more than the state, or the plan names none.
        """
        possible = {key: rank for key, rank in self.ranks.items() if rank is not None}
        best = min(possible.values(), default=0)
        names = sorted(key for key, rank in possible.items() if rank == best)
        if len(names) > 1:
            raise FileRefusedError(
                FileFault.EITHER_DISTRICT,
                file=file_name,
                names=tuple(_title(name) for name in names),
                district=self.wanted,
            )
        if names or not self.ranks or not self.is_needed:
            return frozenset(names)
        if not self.wanted:
            raise FileRefusedError(FileFault.PLAN_WITHOUT_DISTRICT, file=file_name)
        raise FileRefusedError(
            FileFault.NO_DISTRICT,
            file=file_name,
            district=self.wanted,
            names=tuple(sorted(_title(key) for key in self.ranks)),
        )


def _title(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split())
