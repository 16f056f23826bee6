"""What is said while a database or a published review is being made."""

from collections.abc import Mapping

from monitoring.vocabulary.versions import Stage
from monitoring.wording.i18n import _, marked

_SAID: Mapping[str, str] = {
    Stage.READING_PLAN: marked("Reading the plan"),
    Stage.UPGRADING: marked("Bringing the database up to date"),
    Stage.READING_RESULTS: marked("Reading the official results"),
    Stage.JUDGING: marked("Judging the results"),
    Stage.COPYING: marked("Copying what was known"),
    Stage.PROVING: marked("Proving that nothing hidden can be worked out"),
    Stage.JUDGING_SHOWN: marked("Judging what may be shown"),
    Stage.MAKING_PAPERS: marked("Making the page, the deck and the table"),
}


def said(stage: str) -> str:
    """Return what is being done, in words."""
    return _(_SAID[stage])
