"""The one page as a tagged PDF that meets PDF/UA-1: the compiler refuses one that does not."""

import functools
import json
import re
from dataclasses import asdict
from pathlib import Path
from typing import Any

import typst

from monitoring.brief import Brief
from monitoring.papers.page_values import page_of
from monitoring.wording import papers as wording

_TEMPLATE = (Path(__file__).parent / "page.typ").read_bytes()
_FACE = "Libertinus Serif"
# From the largest down: the first in which everything stands on one side is taken.
_SIZES = tuple(size / 4 for size in range(40, 21, -1))
# What stands for a letter that none of the typefaces within the compiler has.
_LACKING = "▯"
_PROBE = b'#set document(title: "a")\n#set text(font: ("Libertinus Serif", "New Computer Modern", '
_PROBE += b'"DejaVu Sans Mono"))\n#sys.inputs.letter'


def page_pdf(brief: Brief) -> bytes:
    """Make a quarter into one side of letter, landscape, as a tagged PDF.

    Args:
        brief: the quarter.

    Returns:
        A PDF of one page that meets PDF/UA-1, the same bytes for the same brief: its typefaces
        come with the compiler. Texts too long for it are cut and say where they are whole; a
        letter that the typefaces lack is shown as an empty frame, and the foot says so.
    """
    content = _plain(asdict(page_of(brief))) | {"sizes": _SIZES}
    written = json.dumps(content, ensure_ascii=False)
    shown = "".join(letter if _is_printable(letter) else _LACKING for letter in written)
    if shown != written:
        filled = json.loads(shown)
        filled["notes"].append(wording.lacking_letter(_LACKING))
        shown = json.dumps(filled, ensure_ascii=False)
    return _compiled(_TEMPLATE, {"content": shown})


def _compiled(source: bytes, inputs: dict[str, str]) -> bytes:
    made = typst.compile(
        source,
        sys_inputs=inputs,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=0,
    )
    if not isinstance(made, bytes):
        raise TypeError(f"one PDF was expected of the compiler, not {type(made).__name__}")
    return made


def _is_printable(letter: str) -> bool:
    return letter <= "~" or _has_shape(letter)


@functools.lru_cache(maxsize=4096)
def _has_shape(letter: str) -> bool:
    """Tell whether the compiler's own typefaces have a letter: it refuses what it cannot show."""
    try:
        _compiled(_PROBE, {"letter": letter})
    except typst.TypstError:
        return False
    return True


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Make every drawing among the page's values a file of its own, as the compiler reads it."""
    return {
        name: _svg(value) if name == "svg" else _inside(value) for name, value in values.items()
    }


def _inside(value: Any) -> Any:  # noqa: ANN401 - whatever stands in the values
    if isinstance(value, dict):
        return _plain(value)
    return [_inside(one) for one in value] if isinstance(value, list | tuple) else value


def _svg(drawing: str) -> str:
    named = str(drawing).replace(
        "<svg ", f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{_FACE}" ', 1
    )
    # What XML cannot hold is dropped.
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", named)
