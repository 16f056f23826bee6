"""Makes the sample: invented quarterly results and updates of action steps, to see every page."""

from monitoring.sample.rows import results
from monitoring.sample.targets import targets
from monitoring.sample.updates import updates

__all__ = ["results", "targets", "updates"]
