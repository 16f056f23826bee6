"""What is due, for whom and since when: from rows of what is owed to counts, a mail, a calendar."""

from .listing import listing
from .mail import mail
from .owed import Owed
from .steps import as_of, by_step

__all__ = ["Owed", "as_of", "by_step", "listing", "mail"]
