"""What is asked about names that a file has and nobody knows."""

from monitoring.wording.i18n import _


def which_group(name: str) -> str:
    """Ask which student group a name means."""
    return _("Which group is “{name}”?", name=name)


def which_indicator(name: str) -> str:
    """Ask which indicator a name means."""
    return _("Which indicator is “{name}”?", name=name)


def leave_out() -> str:
    """Say that the rows of a name are to be left out."""
    return _("Leave these rows out")
