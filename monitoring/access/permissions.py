"""The one table of who may do what. What stands not in it is denied."""

from collections.abc import Mapping

from monitoring.vocabulary.access import Action, Role, ScopeKind

PERMISSIONS: Mapping[Role, frozenset[Action]] = {
    Role.VIEWER: frozenset({Action.READ}),
    Role.COORDINATOR: frozenset({Action.READ, Action.UPDATE, Action.LOAD, Action.UNDO}),
    Role.REVIEWER: frozenset({Action.READ, Action.TEXT, Action.DECIDE, Action.MARK}),
    Role.PUBLISHER: frozenset({Action.READ, Action.MARK, Action.PUBLISH, Action.AUDIT}),
    Role.ADMINISTRATOR: frozenset(Action),
}
# What is never held to a part: who may read anything may read everything.
READ_WHOLE = frozenset({Action.READ})
# By what a role can be held to a part: a step's coordinator updates that step, a school's
# coordinator loads and takes back what speaks of that school alone.
SCOPED: Mapping[Action, frozenset[ScopeKind]] = {
    Action.UPDATE: frozenset({ScopeKind.STEP}),
    Action.LOAD: frozenset({ScopeKind.SCHOOL}),
    Action.UNDO: frozenset({ScopeKind.SCHOOL}),
}
