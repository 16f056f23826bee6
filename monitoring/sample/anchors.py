"""Looks up the published levels and sizes that the sample hangs on."""

import pandas as pd

from monitoring.result_files.model import EVERY_GRADE, HIGH_SCHOOL
from monitoring.sample.counts import ALL
from monitoring.sample.series import ANCHOR_YEARS


class Official:
    """The published levels and sizes of one district, by group.

    Args:
        anchors: as ``results`` takes them.
    """

    def __init__(self, anchors: pd.DataFrame) -> None:
        whole = anchors["grade_span"].isin([EVERY_GRADE, HIGH_SCHOOL])
        usable = anchors[whole & anchors["value"].notna()]
        usable = usable[usable["period"].isin(ANCHOR_YEARS)]
        scopes = usable.groupby(["indicator_id", "content_area", "period"])
        self._scopes = {scope: rows for scope, rows in scopes if (rows["subgroup"] == ALL).any()}

    def year(self, scope: tuple[str, str]) -> str | None:
        """Return the year that ``scope`` is anchored on, None where nothing is published."""
        return next((year for year in ANCHOR_YEARS if (*scope, year) in self._scopes), None)

    def sizes(self, scope: tuple[str, str]) -> dict[str, int]:
        """Return students by group, where both a level and their number are published."""
        rows = self._rows(scope)
        rows = rows[rows["denominator"].notna()]
        return dict(zip(rows["subgroup"], rows["denominator"].astype(int), strict=True))

    def levels(self, scope: tuple[str, str]) -> dict[str, float]:
        """Return percents by group."""
        rows = self._rows(scope)
        return dict(zip(rows["subgroup"], rows["value"].astype(float), strict=True))

    def _rows(self, scope: tuple[str, str]) -> pd.DataFrame:
        return self._scopes[(*scope, str(self.year(scope)))]
