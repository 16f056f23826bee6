"""Writes `monitoring/locale/messages.pot`: every message of the product, for translators.

Run it by ``make messages``. A test tells when a message is not in it yet.
"""

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import write_po

from monitoring.wording.i18n import LOCALES

ROOM = Path(__file__).resolve().parent
TARGET = LOCALES / "messages.pot"
_KEYWORDS = {"_": None, "marked": None, "n_": (1, 2), "marked_n": (1, 2)}


def template() -> str:
    """Return the text of the template as it should be: messages in the order of the alphabet."""
    catalog = Catalog(project="Improvement plan progress", fuzzy=False)
    found = extract_from_dir(ROOM, [("**.py", "python")], keywords=_KEYWORDS, comment_tags=())
    for _file, _line, message, _comments, context in found:
        catalog.add(message, context=context)
    written = BytesIO()
    write_po(written, catalog, omit_header=True, sort_output=True, width=100)
    return written.getvalue().decode()


if __name__ == "__main__":
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(template(), encoding="utf-8")
