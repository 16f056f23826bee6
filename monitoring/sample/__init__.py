"""Makes the sample: invented quarterly results of the district, so that every page can be seen."""

from .rows import results
from .targets import targets

__all__ = ["results", "targets"]
