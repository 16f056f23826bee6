"""What is due, for whom and since when: from rows of what is owed to counts, a mail, a calendar."""

from monitoring.due.listing import listing
from monitoring.due.mail import mail
from monitoring.due.owed import Owed
from monitoring.due.steps import as_of, by_step
from monitoring.due.table import due_table

__all__ = ["Owed", "as_of", "by_step", "due_table", "listing", "mail"]
