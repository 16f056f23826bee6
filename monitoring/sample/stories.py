"""How the sample's action steps go, quarter by quarter: invented, and in nobody's name.

A story is told by a letter for each review quarter. The first step of a plan takes the first
story, and so on; where a plan has more steps than there are stories, they begin again.
"""

from dataclasses import dataclass

from monitoring.sample.series import QUARTERS
from monitoring.vocabulary import Implementation, Judgment

# The plan begins in 2021-22; the year before it has results, but no steps.
REVIEW_QUARTERS = QUARTERS[4:]
IMPLEMENTATION = {
    "p": Implementation.PLANNED,
    "u": Implementation.UNDER_WAY,
    "d": Implementation.DONE,
    "b": Implementation.BLOCKED,
}
JUDGMENTS = {
    "w": Judgment.WORKING,
    "t": Judgment.TOO_EARLY_TO_TELL,
    "n": Judgment.NOT_WORKING,
    "o": Judgment.NO_JUDGMENT,
}
NO_UPDATE = "-"


@dataclass(frozen=True)
class Story:
    """How one step goes.

    Args:
        implementation: a letter of IMPLEMENTATION for each of REVIEW_QUARTERS; "-": no update.
        judgment: a letter of JUDGMENTS for each, "-" in the same places.
    """

    implementation: str
    judgment: str


STORIES = (
    Story("puuuud", "oottww"),
    Story("uuuuuu", "otttww"),
    Story("ppuuu-", "ooott-"),
    Story("uudddd", "ottnnn"),
    Story("pubbuu", "oooott"),
    Story("uuuddd", "ttwwww"),
    Story("p-uudd", "o-tttw"),
    Story("uuuudd", "ottttn"),
    Story("puubuu", "oottot"),
    Story("ppuuuu", "ooottn"),
    Story("uuuuuu", "oottww"),
    Story("puuubb", "oottto"),
    Story("pppuu-", "oooot-"),
)

# Updates saved twice, by the step's place in the plan: the first time in a hurry.
SAVED_TWICE = {(1, "2022-23-Q2"), (3, "2021-22-Q3")}

# What happened, and what comes next; {held} and {planned} are activities of the quarter.
WORDS = {
    Implementation.PLANNED: (
        ("dates and people are set; nothing has been held yet", "start as planned"),
        (
            "materials are being chosen with the people who will use them",
            "set dates and tell schools",
        ),
        ("the year is planned and is waiting for the budget", "order what is needed"),
    ),
    Implementation.UNDER_WAY: (
        (
            "{held} of {planned} activities were held, with most of those invited",
            "ask those who did not come what would work for them",
        ),
        (
            "{held} of {planned} activities were held; the records for some are not in yet",
            "collect the records and continue as planned",
        ),
        (
            "{held} of {planned} activities were held; staff found the form too long",
            "use a shorter form starting next quarter",
        ),
        (
            "{held} of {planned} activities were held, all on the scheduled days",
            "continue as planned",
        ),
    ),
    Implementation.BLOCKED: (
        ("it stopped because the position that leads it is vacant", "name an interim lead"),
        ("it stopped because the training contract is not signed", "train with district staff"),
    ),
    Implementation.DONE: (
        ("all {planned} activities were held, and the records are in", "watch the results"),
        ("it is part of every school's routine now", "keep it up and watch the results"),
    ),
}
JUDGED = {
    Judgment.WORKING: (
        "those who take part say it helps, and visits show it",
        "what it was meant to change is changing",
    ),
    Judgment.TOO_EARLY_TO_TELL: (
        "too little has happened to see an effect",
        "there is little to go on yet; look again next quarter",
    ),
    Judgment.NOT_WORKING: (
        "it takes place, but what it was meant to change has not changed",
        "no difference is seen where it was done first",
    ),
    Judgment.NO_JUDGMENT: ("not judged this quarter",),
}
# How much of the evidence is in when a step stands so.
EVIDENCE_SHARES = {
    Implementation.PLANNED: 0.2,
    Implementation.UNDER_WAY: 0.65,
    Implementation.DONE: 0.9,
    Implementation.BLOCKED: 0.35,
}
