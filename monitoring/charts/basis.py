"""What every figure rests on: its colors, and the columns its rows must have."""

import pandas as pd

# One table of colors; each holds 3 to 1 against the light and the dark ground.
# The tint of a status is no figure's: a hollow diamond of it would say "Off track".
RESULT, PATH, FAN = "#2f7ebc", "#7d838b", "rgba(47, 126, 188, 0.18)"


def require(frame: pd.DataFrame, *names: str) -> None:
    """Raise ValueError that names the columns ``frame`` lacks."""
    missing = [name for name in names if name not in frame.columns]
    if missing:
        raise ValueError(f"rows lack {', '.join(missing)}")
