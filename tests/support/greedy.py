"""Tasks that take more than they may, for the process that takes files apart."""

import os


def memory(given, written):
    """Take three gigabytes."""
    return len(bytearray(3_000_000_000))


def time(given, written):
    """Never end."""
    while True:
        pass


def output(given, written):
    """Write without end."""
    while True:
        written.write(b"x" * 1_000_000)


def crash(given, written):
    """Break off."""
    os.abort()


def fault(given, written):
    """Make a mistake that is the program's own."""
    return {}["nothing"]


def size(given, written):
    """Return how many bytes the file has."""
    with given.open("rb") as file:
        return len(file.read())
