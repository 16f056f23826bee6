"""Messages about plan documents: why one cannot be read, and what it seems to be instead."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import DocumentKind, PlanFault
from monitoring.vocabulary.plan_document import PlanDoubt, PlanNote
from monitoring.wording.i18n import marked, marked_n

_PLANS: dict[StrEnum, str] = {
    PlanFault.NO_DOCUMENT: marked(
        "There is no plan document in data/plans. Put one there as text (.txt), a Word document "
        "(.docx) or a PDF document, or name it: "
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
        "{file} is larger than {megabytes} MB. No plan is, so it is not read."
    ),
    PlanFault.UNPACKS_TOO_LARGE: marked(
        "{file} unpacks to more than {megabytes} MB. No plan does, so it is not read."
    ),
    PlanFault.TOO_MANY_PAGES: marked(
        "{file} has {n_pages} pages. No more than {most} are read: save the plan alone."
    ),
    PlanFault.TOO_MUCH_ON_PAGE: marked(
        "Page {page} of {file} is drawn with too many lines or letters to be a page of a plan. "
        "Save the plan as a Word document or as text."
    ),
    PlanFault.PASSWORD: marked(
        "{file} is locked with a password. Save it without one and give that file."
    ),
    PlanFault.TAKES_TOO_MUCH: marked(
        "{file} takes more memory or time to read than any plan does, so it is not read. Save the "
        "plan as a Word document or as text."
    ),
    PlanFault.ENTITIES: marked(
        "{file} declares contents from outside itself, as no word processor does. It is not opened."
    ),
    PlanFault.SCAN: marked(
        "{file} is a PDF document of pictures without text, such as a scan. Give the document that "
        "it was printed from, or run text recognition (OCR) over it first."
    ),
    PlanFault.PDF: marked("{file} is a damaged PDF document. Save it again."),
    PlanFault.DAMAGED_WORD: marked("{file} is a damaged Word document. Save it again."),
    PlanFault.OLD_WORD: marked(
        "{file} is an old Word or Excel file. Save the plan as a .docx file, a PDF document, or "
        "text."
    ),
    PlanFault.OFFICE_OR_ZIP: marked(
        "{file} is an Excel, PowerPoint, or ZIP file, or a damaged one. Give the plan as a Word "
        "document (.docx), a PDF document, or text."
    ),
    PlanFault.NOT_TEXT: marked(
        "{file} is not text, nor a Word or PDF document. Save the plan as one of these."
    ),
    PlanFault.SEVERAL_PLANS: marked(
        "The document holds several plans: after the last action step another plan begins "
        "(“{text}”). Save each plan as a file of its own."
    ),
    PlanFault.NOT_BESIDE: marked(
        "{file} does not belong beside a plan. The name of such a file ends with one of {endings}."
    ),
    PlanFault.FOLDER: marked("{file} is a folder. Name the file with the plan in it."),
    PlanFault.MISSING: marked("There is no file {file}. Name a file with the plan in it."),
    PlanFault.NOT_A_FILE: marked("{file} is a device or a pipe. Name a file with the plan in it."),
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
_DOUBTS: dict[StrEnum, str] = {
    PlanDoubt.HOLDS_LABEL: marked("it holds words of another field (“{label}”)"),
    PlanDoubt.UNBALANCED: marked("{mark} stands in it without the mark that belongs to it"),
    PlanDoubt.ENDS_MID: marked("it ends as if it were cut (“… {words}”)"),
    PlanDoubt.BEGINS_MID: marked("it begins as if it were cut (“{words} …”)"),
    PlanDoubt.NO_FULL_STOP: marked("it ends without a full stop, and others of its kind have one"),
    PlanDoubt.UNREADABLE: marked("it holds letters that cannot be read"),
    PlanDoubt.NOT_AMONG_ANSWERS: marked("“{words}” is not an answer to it"),
    PlanDoubt.MAY_BE_ANOTHERS: marked(
        "several fields stand before their answers here, so the answers may be mixed up"
    ),
    PlanDoubt.MISSING: marked("it has no answer, and most action steps have one"),
    PlanDoubt.GIVEN_TWICE: marked("a second answer follows, which is among the lines not placed"),
    PlanDoubt.SHARES_CELL: marked("its cell is merged with the cell of another row"),
    PlanDoubt.MARKS_ALIKE: marked("all boxes look the same, so it is not known which are ticked"),
    PlanDoubt.WITHOUT_HEAD: marked("no “Action Step # n” stands before this step"),
    PlanDoubt.NO_STEPS: marked("no action step was found under it"),
    PlanDoubt.TOLD_AGAIN: marked(
        "it comes a second time behind its action steps, as if the document held the plan twice; "
        "it was read once"
    ),
    PlanDoubt.NUMBER_TWICE: marked(
        "the step before it has the same number in the document, so it was counted on"
    ),
}
_NOTES: dict[StrEnum, str | tuple[str, str]] = {
    PlanNote.TRACKED_CHANGES: marked_n(
        "The document has {n} tracked change. It was read as if the change were accepted.",
        "The document has {n} tracked changes. It was read as if all were accepted.",
    ),
    PlanNote.PAGE_WITHOUT_TEXT: marked(
        "Page {page} is a picture without text. Nothing on it was read."
    ),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    PlanDoubt: _DOUBTS,
    PlanNote: _NOTES,
    PlanFault: _PLANS,
    DocumentKind: _KINDS,
}
