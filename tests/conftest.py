"""What every test may ask for, and the order in which the files of tests are run."""

import os
from collections import Counter

import pytest

COUNTED = 1  # times that one test is run with its lines counted

# One worker to a core is enough: threads of the linear algebra would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

pytest_plugins = ["tests.support.databases", "tests.support.browser.opening"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with slow tests first: begun last, one of them would keep one worker alone."""
    seen: Counter[str] = Counter()
    for item in items:
        name = item.nodeid.split("[")[0]
        seen[name] += 1
        # Counting lines costs a third more: not where it takes long already, and not where the
        # same test with other values has reached the same lines.
        is_long = item.get_closest_marker("slow") or item.get_closest_marker("browser")
        if is_long or seen[name] > COUNTED:
            item.add_marker(pytest.mark.no_cover)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
