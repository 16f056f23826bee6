"""What in a review should be confirmed, each for itself, before everybody reads it."""

from collections.abc import Iterator
from dataclasses import dataclass

from monitoring import db
from monitoring.disclosure.free_text import groups_named, small_counts
from monitoring.vocabulary import BatchKind
from monitoring.vocabulary.doubts import Doubt

# Students; of fewer, a group's name beside what happened may tell of one of them.
_LEAST = 30


@dataclass(frozen=True)
class Doubted:
    """Something to confirm.

    Args:
        kind: what it is.
        where: the goal, the step or the number of the decision in whose words it stands.
        words: as they were written.
    """

    kind: Doubt
    where: str = ""
    words: str = ""

    @property
    def code(self) -> str:
        """Return what it is confirmed by."""
        return self.words or str(self.kind)


def doubts(store: db.Store, quarter: str, correction: str = "") -> tuple[Doubted, ...]:
    """Return what has to be confirmed before a quarter's review is published, each once.

    Args:
        store: the working database.
        quarter: of the review.
        correction: what was wrong in the one that it corrects.
    """
    is_sample = (store.rows("batches")["kind"] == BatchKind.SAMPLE).any()
    small = list(store.read(db.sql_text("small_groups"), {"least": _LEAST})["subgroup"])
    found = [Doubted(Doubt.SAMPLE)] if is_sample else []
    for where, text in (*_written(store, quarter), ("", correction)):
        found += [Doubted(Doubt.SMALL_COUNT, where, it) for it in small_counts(text)]
        found += [Doubted(Doubt.SMALL_GROUP, where, it) for it in groups_named(text, small)]
    return tuple(dict.fromkeys(found))


def _written(store: db.Store, quarter: str) -> Iterator[tuple[str, str]]:
    """Yield each text of people that is published with a quarter, and where it stands."""
    for name, key, texts in (
        ("review_texts", ["goal_id", "part"], ["text"]),
        ("review_decisions", ["decision_id"], ["what", "outcome"]),
        ("step_updates", ["step_id"], ["happened", "comes_next", "judgment_words"]),
    ):
        rows = store.rows(name)
        rows = rows[rows["quarter"] == quarter]
        if "origin" in rows:
            # What the sample says was written by nobody about anybody.
            rows = rows[rows["origin"] == "district"]
        rows = rows.sort_values([*key, "revision"]).drop_duplicates(key, keep="last")
        for line in rows.to_dict("records"):
            yield from ((str(line[key[0]]), str(line[text])) for text in texts)
