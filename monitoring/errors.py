"""What every message about faulty input has in common."""


class InputError(ValueError):
    """The input is at fault; the message says what was found and what is allowed."""
