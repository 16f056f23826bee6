"""Gives out the files that came with updates: as downloads, never as pages."""

from functools import partial

import pandas as pd
import streamlit as st

from monitoring import db, saving
from monitoring.db.query_rows import UpdateDocuments
from monitoring.rows import each
from monitoring.ui.downloads import on_record
from monitoring.ui.source import is_release
from monitoring.wording import update_form as wording
from monitoring.wording.figures import plain, size


def attached_files(documents: pd.DataFrame) -> None:
    """Offer every file that came with a step's updates, under a heading that opens on request.

    Each is read, and checked against its hash, only when it is asked for.

    Args:
        documents: rows of ``update_documents``.
    """
    files = documents[documents["sha256"] != ""].drop_duplicates(["sha256", "file_name"])
    if files.empty or is_release():
        return
    opening = st.expander(
        wording.attached_files(len(files)), key="attached-files", on_change="rerun"
    )
    if not opening.open:
        return
    with opening:
        for row in each(files, UpdateDocuments):
            st.download_button(
                wording.download(plain(row.file_name), size(row.n_bytes), plain(row.title)),
                on_record(partial(saving.attached, db.open_store(), row.sha256), row.file_name),
                file_name=row.file_name,
                mime="application/octet-stream",
                key=f"file-{row.sha256}-{row.file_name}",
                on_click="ignore",
            )
