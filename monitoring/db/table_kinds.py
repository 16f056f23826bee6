"""What becomes of each table when the schema changes: a table of ``schema.sql`` has one kind."""

# What people of the district wrote. Every upgrade and every build keeps all of it.
USER_TABLES = (
    *("step_updates", "update_evidence", "update_drafts", "attachments"),
    *("review_texts", "review_decisions", "review_marks"),
    "target_versions",
)
# Whose words stand in the review and what its marks vouch for: kept with them.
VOUCHING_TABLES = ("review_authors", "mark_revisions")
# What is of the place and not of its plan: who may do what, what was done, the deck's look. Every
# upgrade and every build keeps all of it, whichever district's plan comes in.
ACCESS_TABLES = ("grants", "sessions", "audit_trail", "deck_templates", "jobs", "job_steps")
# Read from the plan document and from the files beside it; copied where the document is gone.
PLAN_TABLES = (
    *("plan", "plan_facts", "needs", "root_causes", "goals", "equity_gaps", "equity_gap_scopes"),
    *("equity_interventions", "action_steps", "action_step_lists", "action_step_roles"),
    *("monitoring_items", "unread_lines", "alternative_schools", "measures", "item_links"),
    *("early_signs", "interim_targets", "role_names", "role_holders"),
)
# Read from `data/`, in the order in which they refer to each other.
REFERENCE_TABLES = (
    *("calendar", "indicators", "release_dates", "comparability", "subgroups", "subgroup_names"),
    *("organisations", "rules", "review_dates", "disclosure"),
    *("counting_rules", "student_exports", "student_export_mappings"),
)
# The loads with all that they said, and the results; those of a district are loaded again by every
# build.
LOADED_TABLES = (
    *(
        "batches",
        "batch_files",
        "batch_rows_left_out",
        "batch_matches",
        "matched_students",
        "batch_rows",
        "results",
    ),
)
# Only a release has rows in them.
RELEASE_TABLES = ("release_facts", "release_audit")
# Made from all the others, by judging.
DERIVED_TABLES = (
    *("secondary_suppression", "assessments", "projections", "gaps", "comparisons"),
    *("funnel_zones", "looks", "findings"),
    *("school_lists", "latest_known_results", "overdue_results", "step_measures", "step_lanes"),
)
# What the file says of itself.
STATE_TABLES = ("schema_version", "data_version", *VOUCHING_TABLES, *ACCESS_TABLES)
