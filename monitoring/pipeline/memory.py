"""Gives memory back that was let go of, where much of it is taken at once."""

import ctypes
import sys


def give_back() -> None:
    """Give the system back what the C library keeps of freed memory; others keep nothing."""
    if sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
