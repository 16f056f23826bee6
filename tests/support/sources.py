"""The product's own code, read and parsed once for all tests that look at it."""

import ast
from functools import cache


@cache
def nodes_of(text):
    """Return every node of some code, each before those within it."""
    return tuple(ast.walk(ast.parse(text)))
