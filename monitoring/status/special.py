"""The functions of scipy that verdicts need, without what it would bring along."""

import numpy as np

# It looks at every name of numpy, which then loads its translator of Fortran and its tools for
# tests: a twentieth of a second of each command, and 7 MB.
_UNUSED = [name for name in ("f2py", "testing") if name not in vars(np)]
for _name in _UNUSED:
    setattr(np, _name, None)

from scipy.special import ndtr, ndtri, stdtrit  # noqa: E402

for _name in _UNUSED:
    delattr(np, _name)

__all__ = ["ndtr", "ndtri", "stdtrit"]
