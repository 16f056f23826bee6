"""The columns of the plan document, and columns that mean another thing in one query."""

from collections.abc import Mapping

from monitoring.wording.columns.units import (
    CODE,
    ORDER,
    OWN_UNIT,
    PERIOD,
    TEXT,
    YES_NO,
    Meaning,
)
from monitoring.wording.i18n import marked

COLUMNS: Mapping[str, Meaning] = {
    "plan_id": (marked("name of the plan document without its ending"), CODE),
    "district": (marked("the district, as the plan writes it"), TEXT),
    "school": (marked("the school, for a school plan"), TEXT),
    "school_years": (marked("school years, as on the cover"), TEXT),
    "team_lead": (marked("team lead, as written"), TEXT),
    "document": (marked("file name of the plan document"), TEXT),
    "document_sha256": (marked("hash of the plan document"), CODE),
    "section": (marked("heading it stands under"), TEXT),
    "label": (marked("label of the form, as written"), TEXT),
    "is_ticked": (marked("the box is checked; blank where there is no box"), YES_NO),
    "number": (marked("number in the plan document"), ORDER),
    "wording": (marked("as the plan writes it"), TEXT),
    "goal_id": (marked("goal"), CODE),
    "goal_number": (marked("number of the goal"), ORDER),
    "need": (marked("need that the goal answers, as written"), TEXT),
    "need_id": (marked("need"), CODE),
    "need_number": (marked("number of the need"), ORDER),
    "is_equity_gap": (marked("the plan's answer whether the need is an equity gap"), YES_NO),
    "equity_question": (marked("that question, as the form prints it"), TEXT),
    "equity_gap_id": (marked("equity gap"), CODE),
    "gap": (marked("equity gap, as written"), TEXT),
    "code": (marked("code of the intervention"), CODE),
    "text": (marked("the line, as written"), TEXT),
    "rule": (marked("rule of the plan check"), CODE),
    "where": (marked("goal, need, step or position"), TEXT),
    "finding": (marked("what the rule found, with the evidence"), TEXT),
}
# A name that means another thing in one query: (query, column) -> what it means there.
ELSEWHERE: Mapping[tuple[str, str], Meaning] = {
    ("plan", "kind"): (marked("district plan or school plan"), CODE),
    ("plan", "title"): (marked("title on the cover"), TEXT),
    ("plan_facts", "sort_order"): (marked("order in the document"), ORDER),
    ("plan_facts", "value"): (marked("the answer, as written; blank when left empty"), TEXT),
    ("batches", "number"): (marked("number of the load"), CODE),
    ("batches", "kind"): (marked("whose results the load brought"), CODE),
    ("calendar", "kind"): (marked("year or quarter"), CODE),
    ("periods", "kind"): (marked("year or quarter"), CODE),
    ("due_items", "kind"): (marked("what is due: an update, a document, figures"), CODE),
    ("health_items", "kind"): (marked("measure, document or activity; blank if unmapped"), CODE),
    ("step_items", "kind"): (marked("measure, document or activity; blank if unmapped"), CODE),
    ("early_signs", "basis"): (marked("why it is taken as an early sign"), TEXT),
    ("interim_findings", "basis"): (marked("why it is taken as an early sign"), TEXT),
    ("step_lists", "value"): (marked("entry of the list, as written"), TEXT),
    ("step_lists", "sort_order"): (marked("order in the plan"), ORDER),
    ("step_facets", "value"): (marked("the choice"), TEXT),
    ("measure_projection", "value"): (marked("the trend at that time"), OWN_UNIT),
    ("brief_decisions", "state"): (marked("open, done or dropped"), CODE),
    ("brief_texts", "text"): (marked("the text"), TEXT),
    ("review_history", "text"): (marked("the text"), TEXT),
    ("rule_in_force", "description"): (marked("the rule in short"), TEXT),
    ("subgroup_names", "name"): (marked("another name of the student group"), TEXT),
    ("filter_periods", "period"): (marked("year or quarter to choose"), PERIOD),
}
