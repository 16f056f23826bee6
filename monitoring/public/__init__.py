"""Published reviews in front of everybody: a signed list, and a server that reads nothing else.

Nothing here knows the working database, or any database.
"""

from monitoring.public.shelf import (
    LIST,
    PUBLIC_KEY,
    SIGNATURE,
    Paper,
    PublicListError,
    Review,
    read,
)
from monitoring.public.signing import fingerprint, own_key, write

__all__ = [
    "LIST",
    "PUBLIC_KEY",
    "SIGNATURE",
    "Paper",
    "PublicListError",
    "Review",
    "fingerprint",
    "own_key",
    "read",
    "write",
]
