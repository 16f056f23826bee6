"""The page's sections for an administrator: roles, and what was done."""

from functools import partial

import streamlit as st

from monitoring import access, db, export
from monitoring.db.query_rows import AllGrants
from monitoring.panels import people
from monitoring.rows import each
from monitoring.ui.elements import write_now
from monitoring.ui.kept import read
from monitoring.ui.people import actor, has_sign_in, trying
from monitoring.ui.source import is_release, source
from monitoring.vocabulary.access import Action, Role, ScopeKind
from monitoring.wording import access as words
from monitoring.wording import audit
from monitoring.wording.figures import plain


def people_form() -> None:
    """Show who may do what, to who may change it; without a sign-in there is one person alone."""
    if is_release() or not has_sign_in() or not actor().may(Action.GRANT):
        return
    st.header(words.people_title())
    rows = access.all_grants(source(), actor())
    in_force = [row for row in each(rows, AllGrants) if row.revoked_at is None]
    for row in in_force:
        held, whom = Role(row.role), plain(row.name or row.email or row.subject)
        st.button(
            words.revoke(held, plain(row.scope), whom),
            key=f"revoke-{row.grant_id}",
            on_click=_revoke,
            args=(row.grant_id,),
        )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(words.email(), key="grant-email", max_chars=200)
        roles = {str(role): words.role(role) for role in Role}
        st.selectbox(
            words.which_role(), list(roles), format_func=roles.__getitem__, key="grant-role"
        )
        st.selectbox(
            words.reaches(),
            list(_places()),
            format_func=plain,
            index=None,
            key="grant-place",
        )
        st.button(words.grant(), key="grant", on_click=_grant)


def _places() -> dict[str, tuple[ScopeKind, str]]:
    """Return what a coordinator can be held to, by the words for it."""
    steps = {step: (ScopeKind.STEP, step) for step in read("step_heads")["step_id"]}
    known = source().rows("organisations")
    schools = known[known["organisation_level"] == "school"].sort_values("organisation")
    named = zip(schools["organisation"], schools["organisation_id"], strict=True)
    return steps | {str(name): (ScopeKind.SCHOOL, str(code)) for name, code in named}


def _grant() -> None:
    state = st.session_state
    kind, scope = _places().get(state["grant-place"] or "", (ScopeKind.ALL, ""))
    wanted = access.GrantInput(state["grant-email"] or "", Role(state["grant-role"]), kind, scope)
    if trying(lambda: access.grant(db.open_store(), wanted, by=actor())):
        state["grant-email"] = ""


def _revoke(grant_id: int) -> None:
    trying(lambda: access.revoke(db.open_store(), grant_id, by=actor()))


def audit_trail() -> None:
    """Show what was done, to who may see it; closed, nothing of it is read."""
    if is_release() or not actor().may(Action.AUDIT):
        return
    opening = st.expander(audit.trail_title(), key="audit-trail", on_change="rerun")
    if not opening.open:
        return
    with opening:
        st.markdown(audit.trail_about())
        store = source()
        rows = access.audit_rows(store, actor())
        chain = access.verify(store)
        if chain.broken_at is not None:
            st.error(audit.chain_is_broken(chain.broken_at))
        elif chain.missing:
            st.error(audit.rows_are_missing(chain.missing))
        else:
            st.caption(audit.chain_is_whole(chain.n_rows, chain.last_sha256))
        write_now(people.trail(rows))
        st.download_button(
            audit.trail_as_csv(),
            partial(_csv, store),
            file_name="audit_trail.csv",
            mime="text/csv",
            key="audit-csv",
            on_click="ignore",
        )


def _csv(store: db.Store) -> bytes:
    return export.csv_text(store.read(db.sql_text("audit_rows"))).encode("utf-8-sig")
