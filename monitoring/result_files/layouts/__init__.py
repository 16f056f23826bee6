"""The supported layouts: a module of this folder that has a ``LAYOUT`` is one, and is registered.

To add one, write its module here and its name for readers in `monitoring/wording/labels.py`.
"""

from importlib import import_module
from pkgutil import iter_modules

from monitoring.result_files.layout import Layout

LAYOUTS: tuple[Layout, ...] = tuple(
    import_module(f"{__name__}.{module.name}").LAYOUT for module in iter_modules(__path__)
)
CODES = tuple(layout.code for layout in LAYOUTS)
