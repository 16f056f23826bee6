"""Offers a workbook in which the district fills in a quarter's figures."""

import streamlit as st

from monitoring import clock
from monitoring.ui.downloads import on_record
from monitoring.ui.filters import Filters
from monitoring.ui.kept import read
from monitoring.ui.source import is_release
from monitoring.wording import template as words

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_button(filters: Filters) -> None:
    """Offer the template of the quarter that is chosen; it is made when somebody asks for it."""
    if is_release():
        return
    quarter = filters.quarter
    file_name = f"template_{quarter}.xlsx"
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            words.offer(quarter),
            on_record(lambda: _made(quarter), file_name),
            file_name=file_name,
            mime=_XLSX,
            key="template",
            on_click="ignore",
        )
        st.caption(words.what_for())


def _made(quarter: str) -> bytes:
    # A fifth of a second to import, which nobody pays who asks for no workbook.
    from monitoring.export.template import template_file, template_of

    return template_file(template_of(read, quarter, clock.today()))
