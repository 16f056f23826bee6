"""What every test may ask for, and the order in which the files of tests are run."""

import gc
import os

import pytest

# One worker to a core is enough: threads of the linear algebra would only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
# By its usual limits the garbage collector walks pandas, Streamlit, and Plotly for an eighth of the
# time of all tests.
gc.set_threshold(50_000, 20, 50)

pytest_plugins = ["tests.support.databases", "tests.support.browser.opening"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files with slow tests first: begun last, one of them would keep one worker alone."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
