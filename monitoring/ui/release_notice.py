"""Says on every page of a release which one it is, and leads back to the working copy."""

import streamlit as st

from monitoring.db.query_rows import BriefRelease
from monitoring.rows import first
from monitoring.ui.kept import read
from monitoring.ui.source import is_release, leave_release
from monitoring.wording import figures, screen
from monitoring.wording.numbers import is_missing


def draw_release_notice() -> None:
    """Say that this is a release, where it is one."""
    if not is_release():
        return
    row = first(read("brief_release"), BriefRelease)
    notice = screen.published_review(
        row.release_number, row.quarter, row.released_at, figures.plain(row.released_by)
    )
    if not is_missing(row.corrects):
        notice += " " + screen.correction(int(row.corrects), figures.plain(row.correction))
    st.info(notice, icon=":material/lock:")
    st.button(screen.leave_published_review(), key="leave-release", on_click=leave_release)
