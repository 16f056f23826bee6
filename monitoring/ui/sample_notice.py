"""Says on the page Data that there is sample data, and takes it out."""

import streamlit as st

from monitoring import db
from monitoring.db.query_rows import Batches
from monitoring.ui.kept import rows_of
from monitoring.ui.people import actor, trying
from monitoring.ui.source import is_release
from monitoring.vocabulary import BatchKind
from monitoring.vocabulary.access import Action
from monitoring.wording import screen


def sample_notice() -> None:
    """Offer to take the sample out, where there is one; the button stands one step away."""
    if is_release() or not actor().may(Action.SAMPLE):
        return
    if all(batch.kind != BatchKind.SAMPLE for batch in rows_of(Batches)):
        return
    notice = st.expander(screen.sample_data(), on_change="rerun", key="sample")
    if not notice.open:
        return
    with notice:
        st.markdown(screen.about_the_sample())
        st.button(screen.remove_sample(), key="remove-sample", on_click=_remove)


def _remove() -> None:
    # Judging anew needs the whole rule; no page pays for importing it.
    from monitoring.pipeline import sample as sample_batch

    trying(lambda: sample_batch.remove_sample(db.open_store(), actor()))
