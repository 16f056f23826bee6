"""What a percentage as it is printed says of the exact one."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from monitoring.status.rules import PRINTED_WITHIN

# Between which values the true one lies: the value itself, but for one that is shown coarsely.
ENDS = ("lowest", "highest")


def rounding_of(results: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return by how many points rounding may have moved each percentage: 0 beside its count."""
    printed = np.where(results["numerator"].isna(), PRINTED_WITHIN, 0.0)
    if ENDS[0] not in results:
        return printed
    value = results["value"].to_numpy(dtype=np.float64)
    low, high = (results[end].to_numpy(dtype=np.float64) for end in ENDS)
    reach: npt.NDArray[np.float64] = np.fmax(printed, np.fmax(value - low, high - value))
    return reach
