"""What `--help` says of each command and option.

Marked here and said by `commands/declare.py` when it is asked for. Nothing heavy is imported, so
that help is immediate.
"""

from monitoring.wording.i18n import marked

MAIN = marked("Is the improvement plan working? Read the plan, load results, see their status.")

PLAN = marked("Print what is found in a plan document, and what is not.")
PLAN_JSON = marked("Print everything found, for machines.")

BUILD = marked("Make the database from the plan and data/. Files loaded before are carried over.")
BUILD_PLAN = marked("The plan document [default: data/plans].")
BUILD_IF_MISSING = marked("Do nothing when there is a database.")

UPGRADE = marked("Bring a database of an older version up to date. Nothing in it is lost.")

BACKUP = marked(
    "Copy the database, attachments, published reviews, plans and keys of this moment into a new "
    "folder."
)
VERIFY = marked("Say whether a backup is as it was made. Ends with 1 where a file differs.")
TIDY = marked("Remove attached files that no update and no draft names.")
TIDY_OLD = marked("Files added since stay: a number with m, h or d for minutes, hours or days.")
TIDY_DRY_RUN = marked("Say what would go, and remove nothing.")
RESTORE = marked("Put a backup back. What was there before is set aside, never deleted.")

LOAD = marked(
    "Load result files of Georgia or of the district. Each is wholly loaded, or not at all."
)
LOAD_ROSTER = marked(
    "The roster that goes with an export of students: who is enrolled, and in which groups. "
    "Nothing of it is stored."
)
LOAD_YEAR = marked("School year or class, when a file does not say it.")
LOAD_NEW_SCHOOLS = marked("Make the schools that a district's own file names and nobody knows yet.")
LOAD_FRACTIONS = marked(
    "Whether values without a percent sign are fractions (0.415 for 41.5%) or percentages; asked "
    "for only where a file could mean either."
)

LOAD_MATCH = marked(
    'What a student group or indicator that is not known means: --match "LEP Monitored=English '
    'Learners". Nothing after the sign leaves its rows out. May be given several times.'
)
LOAD_DRY_RUN = marked("Say what would change, and store nothing.")
LOAD_UNDO = marked("Take back the load of this number; the command batches lists them.")
GRANT = marked(
    "Grant a role to whoever signs in with an e-mail: viewer, coordinator, reviewer, publisher or "
    "administrator."
)
GRANT_STEP = marked("Hold a coordinator to one action step, such as G1.4.")
GRANT_SCHOOL = marked("Hold a coordinator to one school, by its code.")
GRANT_BECAUSE = marked("Why, for the audit trail.")
TARGET = marked(
    "List the versions of each target; with a measure and a change, add one. The plan's own target "
    "is version 1 and is never overwritten."
)
TARGET_VALUE = marked("The value to be reached, in percent.")
TARGET_POINTS = marked("Or the points that are asked for each year.")
TARGET_DEADLINE = marked("The year by which it is to be reached, such as 2024.")
TARGET_BASELINE = marked("The value that the path starts from, in percent.")
TARGET_START = marked(
    "The year of the baseline; without a value each group starts from its own result of it."
)
TARGET_SOURCE = marked("Where the value of the baseline is written.")
TARGET_RESTORE = marked("Put an earlier version in force again, by its number, as a further one.")
TARGET_DECIDED_ON = marked(
    "The date of the decision. The target counts from the quarter of that day."
)
TARGET_BECAUSE = marked("The reason, shown wherever the target is.")
TARGET_DRY_RUN = marked("Say which statuses would change, and store nothing.")
TARGET_CSV = marked("Print every version, as CSV.")
REVOKE = marked("Take a role back, by its number in the list of roles.")
GRANTS = marked("List who may do what, by number.")
GRANTS_CSV = marked("Print every role that was ever granted, as CSV.")
AUDIT_LOG = marked("List what was done: number, moment in UTC, who, what, to what.")
AUDIT_LOG_CSV = marked("Print every row with what was before and after, and why, as CSV.")
AUDIT_LOG_VERIFY = marked("Follow the chain of hashes. Ends with 1 where a row was changed.")

BATCHES = marked(
    "List what was loaded: number, file, rows, when, by whom, and what was taken back."
)
BATCHES_CSV = marked("Print a row for each load, as CSV.")

QUARTER = marked("The review quarter, such as 2022-23-Q2 [default: the opening one].")
REQUIRED_QUARTER = marked("The review quarter, such as 2022-23-Q2.")

STATUS = marked("Print the status of every result known at a quarter's end.")
STATUS_CSV = marked("Print every result known then, as CSV.")

SAMPLE = marked("Say whether the database holds sample data. Take it out or put it in.")
SAMPLE_REMOVE = marked("Take the sample out, whole.")
SAMPLE_ADD = marked("Put the sample in again.")

TEMPLATE = marked(
    "Write a workbook in which the district fills in a quarter's figures, ready to load."
)

SERVE = marked("Open the dashboard. Stop it with Ctrl-C.")
SERVE_HOST = marked("Address to listen on.")
SERVE_PORT = marked("Port to listen on.")
SERVE_ADDRESS = marked(
    "What people type to reach it, such as https://plan.example.org, where a proxy stands before "
    "it. May be given several times."
)
SERVE_PUBLIC = marked(
    "Serve only the published reviews of this folder, for everybody to read, in a process that "
    "opens no database."
)
SERVE_KEY = marked(
    "The publisher's public key [default: publisher.pub beside the published reviews]."
)
SERVE_STATE = marked(
    "A file outside the published reviews in which the public view remembers over a restart which "
    "of them it showed, so that no older list passes [default: in the user's folder for states]."
)
SERVE_BACKUP_TO = marked("A folder in which a backup is made again and again while it runs.")
SERVE_EVERY = marked("How often: a number with m, h or d for minutes, hours or days.")
SERVE_KEEP = marked("How many of these backups are kept.")

HEALTH = marked("Print the plan's own weak points, as far as they were known at a quarter's end.")
HEALTH_CSV = marked("Print rule, where and finding, as CSV.")

DUE = marked("Print what is not in for a quarter, position by position, to be pasted into a mail.")
DUE_CSV = marked("Print each item, as CSV.")
DUE_ICS = marked("Write a calendar file.")

STEPS = marked("Print for each action step in a quarter whether it was done and whether it worked.")
STEPS_CSV = marked("Print a row for each step and question, as CSV.")

REVIEW = marked("Write into a quarter's review why a goal stands as it does, and what comes next.")
REVIEW_GOAL = marked("The goal, such as G2.")
REVIEW_WHY = marked("Why we think so.")
REVIEW_NEXT = marked("What we will do.")
BY = marked("Who [default: the user of this machine].")

DECIDE = marked("Write a decision into a quarter's review.")
DECIDE_ABOUT = marked("The goal or action step, such as G1.4.")
DECIDE_WHAT = marked("What is decided, in a sentence.")
DECIDE_ROLE = marked("The position that answers for it.")
DECIDE_BY_WHEN = marked("A day, such as 2023-01-31.")

RELEASE = marked("Publish a quarter as a numbered, protected file that never changes.")
RELEASE_YES = marked("Do not ask.")
RELEASE_CORRECTS = marked("The number of the published review that this one corrects.")
RELEASE_BECAUSE = marked("What was wrong in it.")

RELEASE_WITH_SAMPLE = marked("Publish though made-up figures, each marked Sample, are in it.")
RELEASE_CONFIRM = marked(
    'Words that may tell of few students and do not: --confirm "7 students". May be given several '
    "times."
)
RELEASES = marked("List the published reviews.")
RELEASES_SIGN = marked("Sign the list for the public view anew, and list nothing.")

AUDIT = marked(
    "Try to work out what published reviews hide, from their files alone and together. Of one "
    "file, every review that is published beside it is looked at too. Ends with 0 only if they "
    "hold."
)

NUMBER = marked("The number of the published review.")
DECK = marked("Make the board's deck of a published review, an editable .pptx.")
DECK_TEMPLATE = marked(
    "Say which look decks get, or take the layouts of a .pptx of yours for those made from now on."
)
DECK_TEMPLATE_REMOVE = marked("Go back to the product's own look.")
PAGE = marked(
    "Write the one-page summary of a published review as .html or .pdf, or its results as .csv."
)
