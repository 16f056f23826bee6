"""One action step, in the plan's own words."""

import pandas as pd
from markupsafe import Markup

from monitoring.panels.html import details, facts_list, join
from monitoring.rows import each, first, where
from monitoring.vocabulary import Lane, StepList
from monitoring.wording import step_detail as wording
from monitoring.wording.plan import as_written, left_empty


def step(
    steps: pd.DataFrame, lists: pd.DataFrame, indicators: pd.DataFrame, step_id: str
) -> Markup:
    """Write an action step as adopted, with what it is followed by.

    Args:
        steps: rows of ``steps``.
        lists: rows of ``step_lists``.
        indicators: rows of ``step_indicators``.
        step_id: which step.
    """
    row = first(where(steps, "step_id", step_id))
    own = where(lists, "step_id", step_id)
    followed = where(indicators, "step_id", step_id)
    facts = (
        as_written(row.implementation_method),
        wording.followed_by(each(where(followed, "lane", Lane.IMPLEMENTATION))),
        as_written(row.effectiveness_method),
        wording.followed_by(each(where(followed, "lane", Lane.EFFECTIVENESS))),
        _listed(own, StepList.SUBGROUP),
        _listed(own, StepList.SYSTEM),
        _listed(own, StepList.FUNDING_SOURCE),
        as_written(row.responsible),
        as_written(row.evidence_level),
        as_written(row.timeline),
        wording.yes_or_no(row.supports_equity),
        as_written(row.partnerships),
    )
    named = dict(zip(wording.adopted_facts(), facts, strict=True))
    adopted = Markup('<p class="adopted">{}</p>').format(wording.as_adopted(row.wording))
    return details(wording.adopted_title(), join([adopted, facts_list(named)]))


def _listed(lists: pd.DataFrame, kind: StepList) -> str:
    values = where(lists, "list", kind)["value"].tolist()
    return "; ".join(values) if values else left_empty()
