"""The look of the deck; why a file cannot be its template, and what is needed instead."""

from collections.abc import Sequence
from datetime import datetime

from monitoring.wording import figures, numbers
from monitoring.wording.i18n import _


def title() -> str:
    """Head the section with the look of the deck."""
    return _("Look of the deck")


def about() -> str:
    """Say what the look of the deck is for."""
    return _(
        "Decks made from now on take the layouts of a presentation of yours. Published decks stay "
        "as they are."
    )


def in_force(file: str, set_at: datetime | None, set_by: str) -> str:
    """Say which look decks get.

    Args:
        file: the presentation, "" for the product's own look.
        set_at: when it was set, None where nobody ever set one.
        set_by: who set it.
    """
    if set_at is None:
        return _("Decks have the product's own look.")
    when = numbers.moment(set_at)
    if not file:
        return _(
            "Decks have the product's own look again, since {when}, {by}.", when=when, by=set_by
        )
    return _("Decks have the look of {file}, set {when}, {by}.", file=file, when=when, by=set_by)


def choose() -> str:
    """Label the field for a presentation."""
    return _("A presentation with your layouts (.pptx)")


def take() -> str:
    """Label the button that takes the presentation."""
    return _("Use this look")


def leave() -> str:
    """Label the button that goes back to the product's own look."""
    return _("Back to the product's own look")


def not_an_office_file() -> str:
    """Refuse what is not a zip archive."""
    return _(
        "The template is not an office file. Choose a PowerPoint file (.pptx) with a layout that "
        "has a title."
    )


def not_a_presentation(cause: str) -> str:
    """Refuse an office file of another kind, or a damaged one."""
    return _(
        "The template is not a presentation ({cause}). Choose a PowerPoint file (.pptx) with a "
        "layout that has a title.",
        cause=cause,
    )


def no_title(layouts: Sequence[str]) -> str:
    """Refuse a presentation without a layout that has a title."""
    return _(
        "No layout of the template has a title (layouts: {layouts}). Choose a PowerPoint file "
        "(.pptx) with a layout that has a title.",
        layouts=", ".join(layouts) or _("none"),
    )


def too_large(n_bytes: int, most: int) -> str:
    """Refuse a file larger than any template."""
    return _(
        "The template has {size}. At most {most} are allowed.",
        size=figures.size(n_bytes),
        most=figures.size(most),
    )


def unpacks_too_large(sizes: tuple[int, int], counts: tuple[int, int]) -> str:
    """Refuse an archive larger than any template.

    Args:
        sizes: bytes of all its parts, and how many are allowed.
        counts: parts, and how many are allowed.
    """
    return _(
        "The template unpacks to {size} in {n} parts. At most {most} in {most_parts} parts are "
        "allowed.",
        size=figures.size(sizes[0]),
        most=figures.size(sizes[1]),
        n=numbers.whole(counts[0]),
        most_parts=numbers.whole(counts[1]),
    )


def has_macros() -> str:
    """Refuse a presentation with programs in it."""
    return _(
        "The template has macros in it. Save it in PowerPoint as a presentation without macros "
        "(.pptx) and choose that."
    )


def has_objects(name: str) -> str:
    """Refuse a presentation with objects of other programs in it."""
    return _(
        "The template has an object of another program in it ({name}). Take it out in PowerPoint, "
        "save the file, and choose it again.",
        name=name,
    )


def has_outside_links(target: str) -> str:
    """Refuse a presentation that would fetch something from elsewhere when it is opened."""
    return _(
        "The template fetches something from elsewhere ({target}). Put the picture itself into "
        "it, save the file, and choose it again.",
        target=target,
    )


def has_entities() -> str:
    """Refuse a presentation that declares what its own text stands for."""
    return _(
        "The template declares entities, which no PowerPoint file does. Save it anew in PowerPoint "
        "and choose that."
    )


def takes_too_much() -> str:
    """Refuse a presentation that took more than it may when it was opened."""
    return _(
        "The template takes more memory or time to open than is given. Save it with smaller "
        "pictures and choose that."
    )


def is_locked() -> str:
    """Refuse a presentation that is encrypted, or packed in a way nobody knows."""
    return _("The template is locked. Save it without a password and choose that.")
