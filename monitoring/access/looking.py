"""The audit trail and the roles, for those who may see them."""

import pandas as pd

from monitoring import db
from monitoring.access.actor import Actor
from monitoring.access.grants import listed
from monitoring.access.sessions import require
from monitoring.vocabulary.access import Action


def audit_rows(store: db.Store, by: Actor) -> pd.DataFrame:
    """Return the audit trail, as ``queries/access/audit_rows.sql`` does.

    Raises:
        NotAllowedError, SignedOutError: they may not see it.
    """
    require(store, by, Action.AUDIT)
    return store.read(db.sql_text("audit_rows"))


def all_grants(store: db.Store, by: Actor) -> pd.DataFrame:
    """Return every role that was ever granted, as ``queries/access/all_grants.sql`` does.

    Raises:
        NotAllowedError, SignedOutError: they may not see them.
    """
    require(store, by, Action.GRANT)
    return listed(store)
