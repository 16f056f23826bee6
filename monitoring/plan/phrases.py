"""Splits the cells people write by hand: monitoring methods into items, positions into roles."""

import re
from itertools import pairwise

_CLAUSE_MARK = re.compile(r"(?:i\.?e|e\.?g|such as|including|etc)\.?", re.IGNORECASE)
_ENDS_WITH_CLAUSE_MARK = re.compile(r"\b(?:i\.e|e\.g)\.?$", re.IGNORECASE)
_LEADING_AND = re.compile(r"^(?:and|&)\s+", re.IGNORECASE)
_PLAIN_WORD = re.compile(r"[a-z]+")
_FUNDING_COMMA = re.compile(r"\bTitle\s+[IVX]{1,4},\s+Part\s+[A-Z]\b")

_TITLE = (
    r"(?:administrator|advisor|analyst|assistant|associate|board|chair|chief|clerk|coach|"
    r"committee|consultant|coordinator|counselor|dean|department|deputy|director|educator|"
    r"executive|facilitator|head|instructor|interventionist|lead|leader|liaison|librarian|"
    r"manager|member|nurse|office|officer|paraprofessional|parent|president|principal|"
    r"psychologist|representative|secretary|specialist|staff|superintendent|supervisor|"
    r"teacher|team|technician|therapist|tutor|worker)(?:s|es)?"
)
_STARTS_WITH_TITLE = re.compile(rf"{_TITLE}\b", re.IGNORECASE)
_ENDS_WITH_TITLE = re.compile(rf"\b{_TITLE}\W*$", re.IGNORECASE)
_TITLE_OF = re.compile(rf"\b{_TITLE}\s+(?:of|for)\b", re.IGNORECASE)
_PARENTHESES = re.compile(r"\([^()]{0,200}\)")
_AND = re.compile(r"\s+(?:and|&)\s+", re.IGNORECASE)


def _cuts(text: str) -> list[int]:
    """Return the places of the commas and semicolons that stand outside parentheses."""
    cuts: list[int] = []
    depth = 0
    for at, character in enumerate(text):
        if character in "([":
            depth += 1
        elif character in ")]":
            depth = max(0, depth - 1)
        elif character in ",;" and depth == 0:
            cuts.append(at)
    # A parenthesis that never closes must not swallow the rest.
    return cuts if depth == 0 else [at for at, mark in enumerate(text) if mark in ",;"]


def _fragments(text: str, cuts: list[int]) -> list[tuple[str, str]]:
    """Return the text between the cuts, each with the mark that stood before it."""
    edges = [-1, *cuts, len(text)]
    return [
        ("" if start < 0 else text[start], text[start + 1 : end].strip())
        for start, end in pairwise(edges)
    ]


def items_of(method: str | None) -> tuple[str, ...]:
    """Return the items of a monitoring method, each as written.

    Args:
        method: the cell, None if empty.

    Returns:
        The text cut at commas and semicolons outside parentheses. Not cut are: what "i.e." and
        the like introduce, a number's thousands, and a series of plain words that share one
        noun ("analysis of process, perception, and demographic data"). A colon never cuts: what
        follows it explains what precedes it. A leading "and" and a last full stop are dropped.
    """
    if method is None:
        return ()
    digits = {mark.start() + 1 for mark in re.finditer(r"\d,\d{3}(?!\d)", method)}
    groups: list[list[str]] = []
    continues = False
    for mark, words in _fragments(method, [at for at in _cuts(method) if at not in digits]):
        if groups and (continues or _CLAUSE_MARK.match(words)):
            groups[-1].append(f"{mark} {words}")
        else:
            groups.append([words])
        continues = _ENDS_WITH_CLAUSE_MARK.search(words[-8:]) is not None
    items = (
        _LEADING_AND.sub("", group)
        for group in _with_series_whole(["".join(group) for group in groups])
    )
    return tuple(item for item in map(_without_full_stop, items) if item)


def _without_full_stop(words: str) -> str:
    return words if words.endswith("etc.") else words.removesuffix(".")


def _with_series_whole(groups: list[str]) -> list[str]:
    """Put "of a, b, and c data" together again where a and b are single plain words."""
    whole: list[str] = []
    at = 0
    while at < len(groups):
        end = at + 1
        while end < len(groups) and _is_plain_singular(groups[end]):
            end += 1
        is_series = at + 1 < end < len(groups) and _LEADING_AND.match(groups[end]) is not None
        if is_series and re.search(r"\bof\s+[a-z]+$", groups[at]):
            whole.append(", ".join(groups[at : end + 1]))
            at = end + 1
        else:
            whole += groups[at:end]
            at = end
    return whole


def _is_plain_singular(words: str) -> bool:
    return _PLAIN_WORD.fullmatch(words) is not None and not words.endswith("s")


def roles_of(positions: str | None) -> tuple[str, ...]:
    """Return the roles a list of positions names, in order, the accountable one first.

    Args:
        positions: the cell, None if empty.

    Returns:
        The text cut at semicolons, at commas and at "and" where a new title begins. A part that
        holds no title word continues the one before ("... of Curriculum, Instruction, and
        Assessment"), for titles have commas of their own.
    """
    if positions is None:
        return ()
    funding = [found.span() for found in _FUNDING_COMMA.finditer(positions)]
    inside = {at for start, end in funding for at in range(start, end)}
    roles: list[list[str]] = []
    is_titled = False
    for mark, words in _fragments(positions, [at for at in _cuts(positions) if at not in inside]):
        if not words:
            continue
        has_title = _has_title(words)
        if mark == "," and roles and not (has_title and is_titled):
            roles[-1].append(f", {words}")
            is_titled = is_titled or has_title
        else:
            roles += [[role] for role in _cut_at_and(_LEADING_AND.sub("", words))]
            is_titled = has_title
    return tuple(_without_full_stop("".join(role)) for role in roles)


def _has_title(words: str) -> bool:
    """Return whether a title begins or ends ``words``, or governs an "of" inside them."""
    bare = _LEADING_AND.sub("", _PARENTHESES.sub("", words).strip())
    return bool(
        _STARTS_WITH_TITLE.match(bare) or _ENDS_WITH_TITLE.search(bare) or _TITLE_OF.search(bare)
    )


def _cut_at_and(words: str) -> list[str]:
    """Cut "Deputy of A and Deputy of B" but not "Deputy of A and B"."""
    parts: list[str] = []
    start = 0
    joints = [found.span() for found in _AND.finditer(words)]
    is_titled = _has_title(words[: joints[0][0]]) if joints else False
    stops = [*(left for left, _ in joints), len(words)][1:]
    for (end, after), stop in zip(joints, stops, strict=True):
        has_title = _has_title(words[after:stop])
        if is_titled and has_title:
            parts.append(words[start:end])
            start = after
        is_titled = is_titled or has_title
    return [*parts, words[start:]]
