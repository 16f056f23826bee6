"""Who may load and take back: everybody for the whole district, or one for a school."""

from monitoring import db
from monitoring.access import Actor, as_of_now, require
from monitoring.vocabulary.access import Action, ScopeKind


def require_somewhere(reader: db.Store | db.Writer, by: Actor, action: Action) -> bool:
    """Refuse who may do it nowhere; tell whether they may do it everywhere.

    Raises:
        NotAllowedError, SignedOutError: they may not.
    """
    now = as_of_now(reader, by)
    if now.may(action):
        return True
    if not now.may_somewhere(action):
        now.require(action)
    return False


def require_for_batch(writer: db.Writer, by: Actor, action: Action, batch_id: int) -> None:
    """Refuse who may not do it with a batch: one school's coordinator, with what is not of it.

    Raises:
        NotAllowedError, SignedOutError: they may not.
    """
    rows = writer.read(db.sql_text("schools_of_batch"), {"batch_id": batch_id})
    names = [str(name) for name in rows["organisation_id"]]
    require(writer, by, action, {ScopeKind.SCHOOL: names[0]} if len(names) == 1 else {})


def require_plan(by: Actor) -> None:
    """Refuse who may not put a plan in force; what is not there yet has no roles in it.

    Raises:
        NotAllowedError, SignedOutError: they may not.
        db.DatabaseMissingError: there are no roles yet, so that nobody who signs in may.
    """
    if by.is_signed_in:
        require(db.open_store(), by, Action.PLAN)
    else:
        by.require(Action.PLAN)
