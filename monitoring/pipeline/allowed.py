"""Who may load and take back: everybody for the whole district, or one for a school."""

from monitoring import db
from monitoring.access import Actor, as_of_now, require
from monitoring.db.query_rows import SchoolsOfBatch
from monitoring.pipeline.organisations import id_by_name
from monitoring.rows import first
from monitoring.vocabulary import OrganisationLevel
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
    if len(rows) != 1:
        require(writer, by, action)
        return
    whose = first(rows, SchoolsOfBatch)
    school = whose.organisation_id
    if whose.organisation_level == OrganisationLevel.SCHOOL:
        # A role that was granted when only its name was known stays one for that school.
        by_name = id_by_name(whose.organisation, _districts(writer))
        if as_of_now(writer, by).may(action, {ScopeKind.SCHOOL: by_name}):
            school = by_name
    require(writer, by, action, {ScopeKind.SCHOOL: school})


def _districts(reader: db.Writer) -> list[str]:
    known = reader.read(db.sql_text("organisations"))
    is_district = known["organisation_level"] == OrganisationLevel.DISTRICT
    return [str(it) for it in known.loc[is_district, "organisation_id"]]


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
