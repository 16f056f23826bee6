"""Who is at work; apart from all else, so that a command that hands on its work imports no more."""

import getpass
from functools import cache


@cache
def user() -> str:
    """Return the name by which this machine knows who is at work."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "unknown"
