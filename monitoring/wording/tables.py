"""What any table says of itself."""

from monitoring.wording.i18n import _


def empty(caption: str) -> str:
    """Say that there is nothing a table could show."""
    return _("{caption}: none.", caption=caption)
