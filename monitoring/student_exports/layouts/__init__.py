"""The exports of vendors, known by their columns: each module here has one as ``LAYOUT``.

To add one whose rows are read as those of a form, write rows of `data/student_exports.csv` and
`data/student_export_mappings.csv` instead: no code is needed.
"""

from importlib import import_module
from pkgutil import iter_modules

from monitoring.student_exports.model import Layout

LAYOUTS: tuple[Layout, ...] = tuple(
    import_module(f"{__name__}.{module.name}").LAYOUT for module in iter_modules(__path__)
)
