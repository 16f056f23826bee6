"""Makes the sample: invented quarterly results and updates of action steps, to see every page."""

from .rows import results
from .targets import targets
from .updates import updates

__all__ = ["results", "targets", "updates"]
