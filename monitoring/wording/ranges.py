"""What is said of verdicts on figures that are shown only as an end of the scale."""

from monitoring.wording.i18n import _


def level(verdict: str) -> str:
    """Say that all figures which an end can stand for have one status."""
    return _("{verdict}, whichever figure the range stands for.", verdict=verdict)


def open_level(verdict: str) -> str:
    """Say that they have not."""
    return _(
        "{verdict}: not all figures that the range stands for have the same status.",
        verdict=verdict,
    )


def change(verdict: str, before: str) -> str:
    """Say that all figures which an end can stand for moved alike since ``before``."""
    return _(
        "Since {before}: {verdict}, whichever figure the range stands for.",
        verdict=verdict,
        before=before,
    )


def open_change(verdict: str) -> str:
    """Say that they did not."""
    return _(
        "{verdict}: to protect students a result is shown only as a range, and not all figures in "
        "it moved alike.",
        verdict=verdict,
    )
