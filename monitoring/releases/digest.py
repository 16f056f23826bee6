"""The hash over all rows of a release, by which an audit knows them again."""

import hashlib

from monitoring import db

# Names the release, or counts its writes.
_LEFT_OUT = frozenset({"release_facts", "data_version"})
# The first version hashed its tables in the order in which it made them, which no file keeps.
_OF_VERSION_1 = (
    *("plan", "plan_facts", "needs", "root_causes", "goals", "equity_gaps"),
    *("equity_gap_scopes", "equity_interventions", "action_steps", "action_step_lists"),
    *("action_step_roles", "monitoring_items", "unread_lines", "calendar", "indicators"),
    *("release_dates", "comparability", "subgroups", "subgroup_names", "organisations"),
    *("alternative_schools", "measures", "item_links", "early_signs", "interim_targets"),
    *("role_names", "role_holders", "review_dates", "step_updates", "update_evidence"),
    *("update_drafts", "attachments", "review_texts", "review_decisions", "review_marks"),
    *("release_audit", "batches", "results", "withheld", "rules", "assessments"),
    *("projections", "gaps", "places", "findings", "standings", "goal_standings"),
    *("step_measures", "step_lanes"),
)


def digest_of(reader: db.Store | db.Writer) -> str:
    """Return a hash over all rows of a release but those that name it, whatever their order."""
    names = set(reader.read("select table_name from duckdb_tables() order by all")["table_name"])
    total = hashlib.sha256()
    for name in sorted(names - _LEFT_OUT) if "schema_version" in names else _OF_VERSION_1:
        lines = reader.rows(name).to_csv(index=False, header=False, lineterminator="\n")
        total.update(f"{name}\n".encode())
        total.update("\n".join(sorted(lines.splitlines())).encode())
    return total.hexdigest()
