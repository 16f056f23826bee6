"""Says on every page of a release which one it is, and leads back to the working copy."""

import streamlit as st

from monitoring.rows import first
from monitoring.ui.show import read
from monitoring.ui.source import is_release, leave_release
from monitoring.wording import figures as wording


def draw_release_notice() -> None:
    """Say that this is a release, where it is one."""
    if not is_release():
        return
    row = first(read("brief_release"))
    corrects = (
        ""
        if wording.is_missing(row.corrects)
        else f" It corrects release {int(row.corrects)}: {wording.plain(row.correction)}."
    )
    st.info(
        f"Release {row.release_number} of {row.quarter}, released on "
        f"{wording.day(row.released_at)} by {wording.plain(row.released_by)}. It shows what was "
        f"known then, protected for publication, and never changes.{corrects}",
        icon=":material/lock:",
    )
    st.button("Leave the release", key="leave-release", on_click=leave_release)
