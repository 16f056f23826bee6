"""How the engine is set for the files of a district: what they hold, and what it cannot do."""

from pathlib import Path

Setting = str | bool | int | float | list[str]

# DuckDB 2.0.0 fails on some joins whose sides it swaps, whatever the statement, by what the tables
# hold ("dict-surviving join", https://github.com/duckdb/duckdb/issues/24807), and is closed then.
WITHOUT_SWAPPED_SIDES = "set disabled_optimizers = 'build_side_probe_side'"

# The first commit of a new file is all that it holds: that need not be written to the log before.
STRAIGHT_TO_THE_FILE = "set checkpoint_threshold = '1KB'"
# As the engine has it by itself.
TO_THE_LOG = "set checkpoint_threshold = '16MiB'"

# Of a new file. Many tables of few rows would fill one of the engine's own blocks of 256 KiB each:
# the file, every backup and every published review are a third as large with these, and no slower.
_SMALL_BLOCKS: dict[str, Setting] = {"default_block_size": 16_384}
# The engine shares a statement out by groups of 122,880 rows. A district has a few of them at
# most, and a second thread that looks for work costs a tenth more than it does.
_ONE_THREAD: dict[str, Setting] = {"threads": 1}
_MANY_ROWS = 512 * 2**20


def settings(path: Path) -> dict[str, Setting]:
    """Return what the engine is told when it opens a file, by how large that is."""
    is_large = path.is_file() and path.stat().st_size > _MANY_ROWS
    return _SMALL_BLOCKS if is_large else _SMALL_BLOCKS | _ONE_THREAD
