"""How a period that is written as a label is said in a sentence."""

from monitoring.wording import labels


def spoken(period_label: str) -> str:
    """Return a period as it stands in a sentence: "the class of 2022", "2021-22"."""
    return f"the {period_label}" if period_label.startswith("class of ") else period_label


def when(period_label: str) -> str:
    """Return when a result was reached: "for the class of 2022", "in 2021-22"."""
    return f"{'for' if period_label.startswith('class of ') else 'in'} {spoken(period_label)}"


def label_like(period_label: str, period: int) -> str:
    """Write ``period`` in the manner of ``period_label``."""
    if period_label.startswith("class of "):
        return f"class of {period}"
    if len(period_label) == 7 and period_label[4] == "-":
        return f"{period - 1}-{period % 100:02d}"
    if period_label[-3:-1] == "-Q":
        return f"{period - 1}-{period % 100:02d}{period_label[-3:]}"
    return str(period)


def state_words(state: str, words: str) -> str:
    """Return a data state as the end of a sentence, with its cause where one is given."""
    cause = " ".join(words.split()).rstrip(".")
    said = labels.data_state(state) if state else ""
    return f"is {said} ({cause})" if cause else f"is {said}"


def capital(sentence: str) -> str:
    """Begin a sentence with a capital letter."""
    return sentence[:1].upper() + sentence[1:]


def lowered(sentence: str) -> str:
    """Let a sentence follow a colon."""
    return sentence[:1].lower() + sentence[1:]
