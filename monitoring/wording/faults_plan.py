"""Messages about plan documents: why one cannot be read, and what it seems to be instead."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import DocumentKind, PlanFault
from monitoring.wording.i18n import marked

_PLANS: dict[StrEnum, str] = {
    PlanFault.NO_DOCUMENT: marked(
        "There is no plan document in data/plans. Put one there as a .txt file, or name it: "
        "python -m monitoring build --plan FILE"
    ),
    PlanFault.SEVERAL_DOCUMENTS: marked(
        "There are several plan documents in data/plans: {names}. Name one of them: "
        "python -m monitoring build --plan FILE"
    ),
    PlanFault.SCHOOLS_PLAN: marked(
        "{file} is the plan of {school}. It was read, but results are judged for a district's "
        "plan only. Nothing was built. To see what the plan says: python -m monitoring plan {path}"
    ),
    PlanFault.UNNAMED_SCHOOLS_PLAN: marked(
        "{file} is a school's plan. It was read, but results are judged for a district's plan "
        "only. Nothing was built. To see what the plan says: python -m monitoring plan {path}"
    ),
    PlanFault.TOO_LARGE: marked(
        "{file} is larger than {megabytes} MB. No plan's text is, so it is not read."
    ),
    PlanFault.PDF: marked(
        "{file} is a PDF document. Save the plan's text as a .txt file and name that."
    ),
    PlanFault.OFFICE_OR_ZIP: marked(
        "{file} is a Word, Excel, or ZIP file. Save the plan's text as a .txt file and name that."
    ),
    PlanFault.NOT_TEXT: marked(
        "{file} is not text. Save the plan's text as a .txt file and name that."
    ),
    PlanFault.FOLDER: marked("{file} is a folder. Name the text file with the plan in it."),
    PlanFault.MISSING: marked("There is no file {file}. Name a text file with the plan in it."),
    PlanFault.NOT_A_FILE: marked(
        "{file} is a device or a pipe. Name a text file with the plan in it."
    ),
    PlanFault.EMPTY: marked(
        "The document is empty. Give the text of a Georgia District or School Improvement Plan in "
        "Georgia's template, with fields such as “Overarching Need as identified in CNA Section "
        "3.2”, “Root Cause # 1”, “Goal”, “Action Step” and “Method for Monitoring "
        "Implementation”."
    ),
    PlanFault.BLANK_TEMPLATE: marked(
        "This is Georgia's template, but nothing is filled in. It holds only the labels."
    ),
    PlanFault.TEMPLATE_BEGINNING: marked(
        "This is the beginning of Georgia's template, without an overarching need, a goal, or an "
        "action step. Give the whole text of the plan, with fields such as “Overarching Need as "
        "identified in CNA Section 3.2”, “Root Cause # 1”, “Goal”, “Action Step” and “Method for "
        "Monitoring Implementation”."
    ),
    PlanFault.NOT_A_PLAN: marked(
        "This is not an improvement plan in Georgia's template: {kind}. Give the text of a Georgia "
        "District or School Improvement Plan, with fields such as “Overarching Need as identified "
        "in CNA Section 3.2”, “Root Cause # 1”, “Goal”, “Action Step” and “Method for Monitoring "
        "Implementation”."
    ),
}
_KINDS: dict[StrEnum, str] = {
    DocumentKind.PDF: marked("it is a PDF file, not its text; save it as text first"),
    DocumentKind.OFFICE_OR_ZIP: marked(
        "it is a Word, Excel, or ZIP file, not its text; save it as text first"
    ),
    DocumentKind.RTF: marked("it is an RTF file, not its text; save it as text first"),
    DocumentKind.OLD_OFFICE: marked(
        "it is an old Word or Excel file, not its text; save it as text first"
    ),
    DocumentKind.UNREADABLE: marked("it is not readable text"),
    DocumentKind.WEB_PAGE: marked("it is the source of a web page; copy the plan's own text"),
    DocumentKind.COMMA_TABLE: marked("it is a table of values separated by commas"),
    DocumentKind.SCORECARD: marked("it looks like a scorecard"),
    DocumentKind.OLD_SCHOOLWIDE: marked("it looks like the older Title I schoolwide plan"),
    DocumentKind.OLD_TITLE_I: marked("it looks like the older Title I plan"),
    DocumentKind.OTHER_ACTION_PLAN: marked("it looks like an action plan in another form"),
    DocumentKind.STRATEGIC_PLAN: marked("it looks like a strategic plan"),
    DocumentKind.NEEDS_ASSESSMENT: marked("it looks like a needs assessment"),
    DocumentKind.NAMES_A_PLAN: marked("it names an improvement plan but holds none of its fields"),
    DocumentKind.NO_FIELDS: marked("it holds none of the template's fields"),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str]] = {
    PlanFault: _PLANS,
    DocumentKind: _KINDS,
}
