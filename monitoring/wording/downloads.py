"""What can be downloaded from a page, by name."""

import json

from monitoring.wording.i18n import _, marked

_OFFERS = {
    "overview": marked("Download: where every goal and measure stands"),
    "measure": marked("Download: the numbers of this measure"),
    "groups": marked("Download: the groups and their gaps"),
    "school": marked("Download: this school's numbers"),
    "schools": marked("Download: the schools' numbers"),
    "steps": marked("Download: the action steps, whether done and whether they worked"),
    "step": marked("Download: this step's measures, evidence and updates"),
    "data": marked("Download: the list of loads"),
    "health": marked("Download: the findings"),
    "methods": marked("Download: the rule, the definitions and the sources"),
}
_TITLES = {
    "goals": marked("Goals"),
    "measures": marked("Measures"),
    "results_by_year": marked("Results by year"),
    "updates": marked("Updates"),
    "not_loaded": marked("Results that are not loaded"),
    "every_measure": marked("Every measure"),
    "years_not_comparable": marked("Years without a comparable result"),
    "georgia": marked("Georgia's results"),
    "early_signs": marked("Early signs"),
    "events": marked("Decisions and steps done"),
    "amended_targets": marked("Targets that were amended"),
    "target_versions": marked("Versions of the targets"),
    "matched_students": marked("Students tested in two windows"),
    "groups_and_gaps": marked("Groups and gaps"),
    "groups_and_gaps_over_time": marked("Groups and gaps over time"),
    "groups_beside_others": marked("Groups beside all other students"),
    "gaps_over_time": marked("Gaps over time"),
    "groups_compared": marked("Groups compared over time"),
    "one_school": marked("One school"),
    "schools": marked("Schools"),
    "years": marked("Years"),
    "lanes": marked("Was it done, did it work, this quarter"),
    "quarter_by_quarter": marked("Quarter by quarter"),
    "updates_and_evidence": marked("Updates and evidence"),
    "owed": marked("What is due"),
    "items": marked("Monitoring items"),
    "documents": marked("Documents"),
    "groups_served": marked("Groups it serves"),
    "step_lists": marked("Its lists"),
    "followed_by": marked("Followed by"),
    "quarterly_measures": marked("Quarterly measures"),
    "plan_check": marked("Plan check"),
    "rule": marked("Rule in force"),
    "school_spreads": marked("Spread of schools' changes"),
    "indicators": marked("Indicators"),
    "indicator_links": marked("What each indicator serves"),
    "counting_rules": marked("How students are counted"),
    "assumed_dates": marked("Assumed dates"),
    "sources": marked("Sources"),
    "loads": marked("Loads"),
    "plan_facts": marked("What the plan says of itself"),
    "unread_lines": marked("Lines that could not be placed"),
}


def offer(key: str) -> str:
    """Return what stands over the downloads of a page."""
    return _(_OFFERS[key])


def title(key: str) -> str:
    """Return the name of one table or picture that can be downloaded."""
    return _(_TITLES[key])


def button(kind: str, name: str) -> str:
    """Label one download: ``CSV: Goals``."""
    return _("{kind}: {name}", kind=kind, name=name)


def in_browser() -> str:
    """Return as JSON what the tools of the bar say.

    Returns:
        files: the way to the page's downloads. copy: puts the address where it can be pasted from.
        filters, filtered: opens the filters on a narrow screen; the sign # stands for how many are
        set. copied, notCopied: how copying went.
    """
    said = {
        "files": _("Download"),
        "copy": _("Copy link"),
        "filters": _("Filters"),
        "filtered": _("Filters ({n})", n="#"),
        "copied": _("Copied"),
        "notCopied": _("Not copied: take the link from the address bar"),
    }
    # A sign that could open a tag would end the script.
    return json.dumps(said).replace("<", "\\u003c")
