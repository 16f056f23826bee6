"""The rules of counting, as rows of ``counting_rules`` set them."""

from collections.abc import Mapping
from dataclasses import dataclass

from monitoring.errors import InputError
from monitoring.vocabulary.exports import CountingRule, ExportFault


class ExportError(InputError):
    """An export as a whole cannot be counted."""


@dataclass(frozen=True)
class Rules:
    """How each indicator is counted: rows of ``counting_rules``.

    Args:
        numbers: indicator and rule -> number.
        texts: indicator and rule -> text.
    """

    numbers: Mapping[tuple[str, str], float]
    texts: Mapping[tuple[str, str], str]

    def number(self, indicator: str, rule: CountingRule) -> float:
        """Return the number of a rule.

        Raises:
            ExportError: no row of ``counting_rules`` has it.
        """
        return self._of(self.numbers, indicator, rule)  # type: ignore[return-value]

    def text(self, indicator: str, rule: CountingRule) -> str:
        """Return the text of a rule.

        Raises:
            ExportError: no row of ``counting_rules`` has it.
        """
        return str(self._of(self.texts, indicator, rule))

    def has(self, indicator: str, rule: CountingRule) -> bool:
        """Return whether a row of ``counting_rules`` sets a rule for an indicator."""
        return (indicator, rule) in self.numbers or (indicator, rule) in self.texts

    def words(self, indicator: str, rule: CountingRule) -> tuple[str, ...]:
        """Return the texts of a rule that lists several."""
        parts = self.text(indicator, rule).split("|")
        return tuple(word.strip().casefold() for word in parts)

    def _of(self, known: Mapping[tuple[str, str], object], indicator: str, rule: str) -> object:
        if (indicator, rule) not in known:
            raise ExportError(ExportFault.NO_RULE, indicator=indicator, rule=str(rule))
        return known[indicator, rule]
