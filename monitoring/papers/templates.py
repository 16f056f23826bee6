"""HTML from the templates beside this file: whatever is not markup is escaped."""

from base64 import b64encode
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@lru_cache(maxsize=8)
def text_of(name: str) -> str:
    """Return a file beside this one that goes into a document as it is: styles, a script."""
    return (_FOLDER / name).read_text(encoding="utf-8")


def rendered(name: str, **values: object) -> str:
    """Fill a template; a value that it asks for and does not get is an error."""
    return _environment().get_template(name).render(**values)


@lru_cache(maxsize=1)
def typefaces() -> str:
    """Return the typefaces of the house as styles that ask for no other file."""
    style = text_of("fonts/typefaces.css")
    for name in ("source_sans", "source_serif"):
        style = style.replace(f"{name}.woff2", _encoded(f"{name}.woff2"))
    return style


def _encoded(name: str) -> str:
    return b64encode((_FOLDER / "fonts" / name).read_bytes()).decode("ascii")
