"""Long work, done one after the other in a worker of its own, and kept on record."""

from monitoring.jobs.table import Job, latest, settle
from monitoring.jobs.worker import Asked, Live, Telling, alive, ask, live

__all__ = ["Asked", "Job", "Live", "Telling", "alive", "ask", "latest", "live", "settle"]
