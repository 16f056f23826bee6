"""Messages about what people write: why it is not saved, attached or taken back."""

from collections.abc import Mapping
from enum import StrEnum

from monitoring.vocabulary.faults import UndoFault
from monitoring.vocabulary.jobs import JobFault
from monitoring.vocabulary.saving import AttachmentFault, SavingFault, UpdateFault
from monitoring.wording.i18n import marked, marked_n

_SAVING: dict[StrEnum, str | tuple[str, str]] = {
    SavingFault.FAULTY_ENTRY: marked_n("{n} thing is to be fixed.", "{n} things are to be fixed."),
    SavingFault.OVERTAKEN: marked(
        "{author} saved this after you opened it (version {revision}). Nothing of yours is saved "
        "yet, and nothing is lost."
    ),
    SavingFault.NO_AUTHOR: marked("Enter your name. It is stored with what you write."),
    SavingFault.UNKNOWN_QUARTER: marked(
        "“{quarter}” is not a review quarter. Choose one of {quarters}."
    ),
    SavingFault.UNKNOWN_GOAL: marked("“{goal}” is not a goal. Choose one of {goals}."),
    SavingFault.UNKNOWN_SUBJECT: marked("“{about}” is not a goal or an action step of the plan."),
    SavingFault.EMPTY: marked("{field} is missing."),
    SavingFault.TOO_LONG: marked_n(
        "{field} has {n} character. There is room for {longest}.",
        "{field} has {n} characters. There is room for {longest}.",
    ),
    SavingFault.UNPRINTABLE: marked(
        "{field} has characters that cannot be printed. Type it again."
    ),
    SavingFault.NOT_A_DAY: marked("{field}: “{text}” is not a date. Enter one such as 01/31/2023."),
    SavingFault.UNKNOWN_DECISION_STATE: marked(
        "“{given}” is not a state of a decision. Choose one of {decision_states}."
    ),
}
_UPDATES: dict[StrEnum, str | tuple[str, str]] = {
    UpdateFault.UNKNOWN_STEP: marked("The plan has no action step “{step}”."),
    UpdateFault.NOT_BEGUN: marked(
        "{review_quarter} begins on {begins_on}. Nothing was done in it yet."
    ),
    UpdateFault.NOT_ANSWERED: marked("Was it done? Choose one of {implementations}."),
    UpdateFault.UNKNOWN_JUDGMENT: marked("Owner's judgment: choose one of {judgments}."),
    UpdateFault.NOTHING_HAPPENED: marked(
        "What happened is empty. Write a sentence, unless the step is only planned."
    ),
    UpdateFault.NOTHING_COMES_NEXT: marked(
        "What comes next is empty. Write a sentence, unless the step is done."
    ),
    UpdateFault.NOT_A_COUNT: marked(
        "{field} is “{text}”. Enter a whole number from 0 to {most}, or leave it empty."
    ),
    UpdateFault.UNEXPECTED_DOCUMENT: marked("This step expects no document “{item}” there."),
    UpdateFault.DOCUMENT_TWICE: marked("“{item}” is checked twice."),
    UpdateFault.NO_TITLE: marked("“{item}”: enter the title of the document."),
    UpdateFault.TITLE_TOO_LONG: marked_n(
        "“{item}”: the title has {n} character. There is room for {longest}.",
        "“{item}”: the title has {n} characters. There is room for {longest}.",
    ),
    UpdateFault.TITLE_UNPRINTABLE: marked(
        "“{item}”: the title has characters that cannot be printed. Type it again."
    ),
    UpdateFault.NO_DATE: marked("“{item}”: enter the date of the document, such as 11/30/2022."),
    UpdateFault.NOT_A_DATE: marked(
        "“{item}”: “{text}” is not a date. Enter one such as 11/30/2022."
    ),
    UpdateFault.DATE_TO_COME: marked("“{item}”: {day} is still to come."),
    UpdateFault.DATE_TOO_EARLY: marked("“{item}”: {day} is before any plan of this kind."),
    UpdateFault.NO_PLACE: marked(
        "“{item}”: enter a link or attach a file, so that others can find it."
    ),
    UpdateFault.NOT_A_LINK: marked(
        "“{item}”: the link must be a web address that begins with https:// or http://."
    ),
    UpdateFault.FILE_NOT_ON_RECORD: marked("“{item}”: its file is not on record. Attach it again."),
    UpdateFault.FILE_INCOMPLETE: marked("“{item}”: its file lacks a name. Attach it again."),
}
_ATTACHMENTS: dict[StrEnum, str | tuple[str, str]] = {
    AttachmentFault.EMPTY: marked(
        "{file} is empty. Attach a PDF, DOCX, XLSX, PPTX, CSV, PNG, JPEG, or HEIC file of up to "
        "{megabytes} MB."
    ),
    AttachmentFault.TOO_LARGE: marked(
        "{file} has {size} MB. Attach a PDF, DOCX, XLSX, PPTX, CSV, PNG, JPEG, or HEIC file of up "
        "to {megabytes} MB."
    ),
    AttachmentFault.TOO_MUCH_TODAY: marked(
        "You have attached {megabytes} MB within a day. Give a link instead, or attach it tomorrow."
    ),
    AttachmentFault.TOO_MUCH_BY_ALL: marked(
        "All attached files have {megabytes} MB together, and no more are taken. Give a link "
        "instead. Who runs the server makes room with: python -m monitoring tidy"
    ),
    AttachmentFault.NO_ROOM: marked(
        "The disk of the server is nearly full: less than {megabytes} MB would be free. Give a "
        "link instead, and tell who runs the server."
    ),
    AttachmentFault.WRONG_CONTENT: marked(
        "{file} ends in {ending}, but its content is {found}. Attach a PDF, DOCX, XLSX, PPTX, CSV, "
        "PNG, JPEG, or HEIC file of up to {megabytes} MB."
    ),
    AttachmentFault.MACROS: marked(
        "{file} ends in {ending}, but is not a document, workbook or slide deck without macros. "
        "Attach a PDF, DOCX, XLSX, PPTX, CSV, PNG, JPEG, or HEIC file of up to {megabytes} MB."
    ),
    AttachmentFault.TAKES_TOO_MUCH: marked(
        "{file} takes more memory or time to look into than is given. Save it as a PDF and attach "
        "that."
    ),
    AttachmentFault.UNKNOWN_CONTENT: marked(
        "{file} ends in {ending}, but its content says otherwise. Attach a PDF, DOCX, XLSX, PPTX, "
        "CSV, PNG, JPEG, or HEIC file of up to {megabytes} MB."
    ),
    AttachmentFault.NOT_A_NAME: marked(
        "“{file}” is not a file name. Use one name without a path, a colon, or characters that "
        "cannot be printed."
    ),
    AttachmentFault.NAME_TOO_LONG: marked_n(
        "“{file}…” has {n} character. A name may have {longest}.",
        "“{file}…” has {n} characters. A name may have {longest}.",
    ),
    AttachmentFault.UNKNOWN_ENDING: marked(
        "“{file}” is not a kind of file that can be kept. Attach a PDF, DOCX, XLSX, PPTX, CSV, "
        "PNG, JPEG, or HEIC file of up to {megabytes} MB."
    ),
    AttachmentFault.NOT_ON_RECORD: marked("There is no such file on record."),
    AttachmentFault.LOST: marked(
        "The file is on record, but not at {path}. Restore it from a backup."
    ),
    AttachmentFault.CHANGED: marked("{path} is not what was attached. Restore it from a backup."),
}
_JOBS: dict[StrEnum, str | tuple[str, str]] = {
    JobFault.OTHER: marked("Something unexpected happened; the server's log says what."),
}
_UNDO: dict[StrEnum, str | tuple[str, str]] = {
    UndoFault.NO_BATCH: marked(
        "There is no batch {number}. The command batches lists those there are."
    ),
    UndoFault.TAKEN_BACK_BEFORE: marked(
        "Batch {number} ({file}) was taken back on {day} already. Nothing changed."
    ),
    UndoFault.SHIPPED: marked(
        "Batch {number} ({file}) came with the product and cannot be taken back. Load a file that "
        "says otherwise."
    ),
    UndoFault.SAMPLE: marked("Batch {number} is the sample. To take it out: sample --remove"),
}
TABLES: dict[type[StrEnum], Mapping[StrEnum, str | tuple[str, str]]] = {
    SavingFault: _SAVING,
    UpdateFault: _UPDATES,
    AttachmentFault: _ATTACHMENTS,
    JobFault: _JOBS,
    UndoFault: _UNDO,
}
