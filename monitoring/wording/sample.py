"""What is said of the sample: results and updates that the product invents."""

from monitoring.wording.i18n import _


def sample_word() -> str:
    """Return the mark of everything that rests on the sample."""
    return _("Sample")
