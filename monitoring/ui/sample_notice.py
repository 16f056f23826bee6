"""Says on the screen that there is sample data, and takes it out."""

import streamlit as st

from monitoring import db
from monitoring.ui.show import read
from monitoring.ui.source import is_release

_WORDS = (
    "Interim results and updates of action steps marked **Sample** are made up by the product, so "
    "that every page can be seen working before a district has its own. The results are anchored "
    "on the published official ones and belong to no school and no student; the updates tell of "
    "nobody's work."
)


def draw_sample_notice() -> None:
    """Offer to take the sample out, where there is one; the button stands one step away."""
    if is_release() or "sample" not in set(read("batches")["kind"]):
        return
    notice = st.sidebar.expander("Sample data", on_change="rerun", key="sample")
    if not notice.open:
        return
    with notice:
        st.markdown(_WORDS)
        st.button("Remove the sample", key="remove-sample", on_click=_remove)


def _remove() -> None:
    # Judging anew needs the whole rule; no page pays for importing it.
    from monitoring.pipeline import sample as sample_batch

    sample_batch.remove_sample(db.open_store())
