"""Reads a district improvement plan and official results, and judges the one by the other."""

import os

# The pool that Arrow would use keeps what was let go of: 30 MB of a state's file.
os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")

# The one place where the version stands; CHANGELOG.md says what each brought.
__version__ = "0.2.0"
