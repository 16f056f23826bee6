"""What is said of the sample: results and updates that the product invents."""

from monitoring.wording.i18n import _


def sample_word() -> str:
    """Return the mark of everything that rests on the sample."""
    return _("Sample")


def notice_title() -> str:
    """Return the heading under which the sample is explained."""
    return _("Sample data")


def notice() -> str:
    """Explain what the sample is, as Markdown."""
    return _(
        "Early signs and updates of action steps marked **{sample}** are invented by the product, "
        "so that you can see every page work before a district has its own. The results are "
        "anchored on the published official ones and belong to no school and no student. The "
        "updates describe nobody's work.",
        sample=sample_word(),
    )


def remove() -> str:
    """Return the label of the button that takes the sample out."""
    return _("Remove the sample")


def removed() -> str:
    """Say that the sample is gone."""
    return _("Sample data removed.")
