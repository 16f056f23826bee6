"""Texts cut to the size of their place."""

ELLIPSIS = "…"


def cut(text: str, limit: int, ending: str = ELLIPSIS) -> str:
    """Cut a text between words where it is longer than its place.

    Args:
        text: of any length.
        limit: letters of the place.
        ending: stands where it was cut, such as where it is to be read whole.
    """
    words = " ".join(text.split())
    if len(words) <= limit:
        return words
    beginning = words[: max(limit - len(ending), 1)]
    return f"{beginning.rsplit(' ', 1)[0].rstrip(',;:')} {ending}"
