"""Codes of who may do what, and of what the audit trail keeps."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody is to the dashboard; a person can have several."""

    VIEWER = "viewer"
    COORDINATOR = "coordinator"
    REVIEWER = "reviewer"
    PUBLISHER = "publisher"
    ADMINISTRATOR = "administrator"


class ScopeKind(StrEnum):
    """How far a role reaches: over everything, one action step, or one school."""

    ALL = "all"
    STEP = "step"
    SCHOOL = "school"


class Action(StrEnum):
    """What somebody may do, or may not."""

    READ = "read"
    UPDATE = "update"
    LOAD = "load"
    UNDO = "undo"
    TEXT = "text"
    DECIDE = "decide"
    MARK = "mark"
    PUBLISH = "publish"
    SAMPLE = "sample"
    PLAN = "plan"
    TARGET = "target"
    GRANT = "grant"
    AUDIT = "audit"
    TEMPLATE = "template"


class Event(StrEnum):
    """What the audit trail keeps."""

    BUILD = "build"
    LOAD = "load"
    UNDO = "undo"
    MAPPING = "mapping"
    SAMPLE_ADDED = "sample_added"
    SAMPLE_REMOVED = "sample_removed"
    PLAN = "plan"
    TARGET = "target"
    UPDATE = "update"
    ATTACHMENT = "attachment"
    TEXT = "text"
    DECISION = "decision"
    MARK = "mark"
    PUBLICATION = "publication"
    EXPORT = "export"
    GRANT = "grant"
    REVOCATION = "revocation"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    DECK_TEMPLATE = "deck_template"


class Vouched(StrEnum):
    """What a mark vouches for."""

    TEXT = "text"
    DECISION = "decision"
    UPDATE = "update"
    LOAD = "load"
    TARGET = "target"


class AccessFault(StrEnum):
    """Why somebody may not do something."""

    NOT_ALLOWED = "not_allowed"
    SIGNED_OUT = "signed_out"
    NO_ROLE = "no_role"
    NOT_AN_EMAIL = "not_an_email"
    UNKNOWN_ROLE = "unknown_role"
    UNKNOWN_SCOPE = "unknown_scope"
    SCOPE_NOT_TAKEN = "scope_not_taken"
    NO_GRANT = "no_grant"
    LAST_ADMINISTRATOR = "last_administrator"
    ALONE = "alone"
    NO_SIGN_IN = "no_sign_in"
    NO_LIBRARY = "no_library"
    CHAIN_BROKEN = "chain_broken"
