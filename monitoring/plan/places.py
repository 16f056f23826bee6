"""Where something stands in a plan document."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A place in a document; what a kind of document does not have, or does not tell, is None.

    Args:
        line: of a text, counted from 1.
        page: of a PDF document; of a Word document where the file tells it.
        table: of its page in a PDF document, of the whole of a Word document, from 1.
        row: of that table, from 1.
        paragraph: of a Word document, outside its tables, from 1.
    """

    line: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    paragraph: int | None = None

    def as_dict(self) -> dict[str, int]:
        """Return what is known of it, by name."""
        return {name: number for name, number in vars(self).items() if number is not None}


NOWHERE = Place()
