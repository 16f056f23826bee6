"""The pages of the public view: the one page of a review as published, with a bar over it."""

from collections.abc import Sequence

from markupsafe import Markup

from monitoring.public.shelf import Review
from monitoring.wording import public as words

# Where the files of a review are, by their kind.
ADDRESSES = {
    "html": "summary.html",
    "pdf": "summary.pdf",
    "pptx": "deck.pptx",
    "wall.html": "present.html",
    "csv": "results.csv",
}
_STYLE = Markup(
    "<style>.shelf { font-family: sans-serif; padding: .6rem 1rem; border-bottom: 1px solid; } "
    ".shelf ul { list-style: none; margin: .3rem 0 0; padding: 0; display: flex; flex-wrap: wrap; "
    "gap: .3rem 1.2rem; } .shelf a { color: inherit; } .shelf :is(a, summary) "
    "{ display: inline-block; min-height: 1.5rem; } "
    "@media print { .shelf { display: none; } }</style>"
)
_BODY = "<body>"


def page(review: Review, document: str, reviews: Sequence[Review]) -> str:
    """Return the page of a review.

    Args:
        review: of which the page is.
        document: its one page, as it was published.
        reviews: all there are, the first one first.
    """
    # A text and what is markup would be escaped together.
    return document.replace(_BODY, f"{_BODY}{_bar(review, reviews)}", 1)


def _bar(review: Review, reviews: Sequence[Review]) -> Markup:
    newest = reviews[-1]
    correcting = [one for one in reviews if one.corrects == review.number]
    lines = [_paragraph(words.name(review.number, review.quarter, review.published_at))]
    if review.corrects is not None:
        lines.append(_paragraph(words.corrects(review.corrects, review.correction)))
    for one in correcting:
        lines.append(_paragraph(_link(address(one), words.corrected_by(one.number))))
    if review != newest and newest not in correcting:
        lines.append(_paragraph(_link("/", words.newest())))
    files = [
        _link(f"{address(review)}/{ADDRESSES[it.kind]}", words.paper(it.kind))
        for it in review.papers
        if it.kind in ADDRESSES
    ]
    others = [
        _link(address(one), words.name(one.number, one.quarter, one.published_at))
        for one in reversed(reviews)
        if one != review
    ]
    shelf = Markup("<details><summary>{}</summary>{}</details>").format(
        words.others(len(others)), _list(others)
    )
    return Markup('{}<nav class="shelf" aria-label="{}">{}{}{}</nav>').format(
        _STYLE, words.bar(), Markup().join(lines), _list(files), shelf if others else ""
    )


def address(review: Review) -> str:
    """Return the address of a review, which never changes."""
    return f"/review/{review.number}"


def _paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text)


def _link(where: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(where, text)


def _list(items: Sequence[Markup]) -> Markup:
    return Markup("<ul>{}</ul>").format(
        Markup().join(Markup("<li>{}</li>").format(it) for it in items)
    )
