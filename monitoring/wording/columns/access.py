"""The columns of people, roles and the audit trail."""

from collections.abc import Mapping

from monitoring.wording.columns.units import CODE, ORDER, TEXT, TIME, YES_NO, Meaning
from monitoring.wording.i18n import marked

_MOMENT = marked("moment in UTC")
_EVENTS = marked("events")
COLUMNS: Mapping[str, Meaning] = {
    "grant_id": (marked("number of the grant of a role"), CODE),
    "issuer": (marked("who vouches for the person; local or machine without a sign-in"), CODE),
    "email": (marked("e-mail to which the role was granted"), TEXT),
    "scope_kind": (marked("how far the role reaches: all, a step or a school"), CODE),
    "scope": (marked("the step or school; blank for everything"), CODE),
    "granted_at": (marked("when the role was granted"), _MOMENT),
    "granted_by": (marked("who granted the role"), TEXT),
    "revoked_at": (marked("when the role was taken back; blank while it is in force"), _MOMENT),
    "revoked_by": (marked("who took the role back; blank while it is in force"), TEXT),
    "session_id": (marked("hash of one sign-in"), CODE),
    "ends_at": (marked("when the sign-in ends by itself"), _MOMENT),
    "ended_at": (marked("when the sign-in was ended before that"), _MOMENT),
    "sequence": (marked("number of the row, from 1 without a gap"), ORDER),
    "done_at": (marked("when it was done"), _MOMENT),
    "event": (marked("what was done"), CODE),
    "before": (marked("facts as they were, as JSON; blank for what is new"), TEXT),
    "after": (marked("facts as they are, as JSON; blank for what is gone"), TEXT),
    "why": (marked("the reason that was given; blank for none"), TEXT),
    "previous_sha256": (marked("hash of the row before"), CODE),
    "job_id": (marked("number of the job"), CODE),
    "about": (marked("what it is done to"), TEXT),
    "asked_by": (marked("who asked for it"), TEXT),
    "asked_at": (marked("when it was asked for"), _MOMENT),
    "steps": (marked("codes of what was begun, in order"), TEXT),
    "answer_list": (marked("the list of codes that the answer is from"), CODE),
    "answer_code": (marked("what came of it, or why nothing did"), CODE),
    "answer_facts": (marked("facts of the answer, as JSON"), TEXT),
    "content": (marked("a file as it was given"), marked("bytes")),
    "set_at": (marked("when it was set"), TIME),
    "set_by": (marked("who set it"), TEXT),
    "mark_id": (marked("number of the mark"), CODE),
    "is_since": (marked("the audit trail is as old as the table"), YES_NO),
    "n_done": (marked("how often the tables show that it was done"), _EVENTS),
    "n_done_later": (marked("how many of these after the moment asked about"), _EVENTS),
}
_DECK = "deck_template"
_SUBJECT: Meaning = (marked("by which the issuer knows the person; blank without a sign-in"), CODE)
_ROLE: Meaning = (marked("the role that was granted"), CODE)
_NAME: Meaning = (marked("name of the person, as the sign-in or the person wrote it"), TEXT)
_PERSON: Meaning = (marked("issuer and subject of the sign-in; blank where a name was typed"), CODE)
_ROW: Meaning = (marked("hash of the row, with that of the one before"), CODE)
# A name that means another thing in one query: (query, column) -> what it means there.
ELSEWHERE: Mapping[tuple[str, str], Meaning] = {
    ("all_grants", "subject"): _SUBJECT,
    ("all_grants", "role"): _ROLE,
    ("all_grants", "name"): _NAME,
    ("audit_rows", "subject"): _SUBJECT,
    ("audit_rows", "name"): _NAME,
    ("audit_rows", "about"): (marked("what it was done to"), TEXT),
    ("audit_rows", "sha256"): _ROW,
    ("audit_end", "sha256"): _ROW,
    (_DECK, "number"): (marked("which look of the deck, from 1"), ORDER),
    (_DECK, "file_name"): (marked("the presentation; blank for the product's own look"), TEXT),
    ("grants_in_force", "role"): _ROLE,
    ("reviewer", "person"): _PERSON,
    ("review_writers", "person"): _PERSON,
    ("revisions_to_mark", "kind"): (marked("text, decision, update or load"), CODE),
    ("revisions_to_mark", "item"): (marked("which of them"), CODE),
    ("revisions_to_mark", "sha256"): (marked("hash of what it says"), CODE),
    ("session", "subject"): _SUBJECT,
}
