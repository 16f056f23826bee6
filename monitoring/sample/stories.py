"""How the sample's action steps go, quarter by quarter: invented, and in nobody's name.

A story is told by a letter for each review quarter. The first step of a plan takes the first
story, and so on; where a plan has more steps than there are stories, they begin again.
"""

from dataclasses import dataclass

from monitoring.sample.series import QUARTERS

# The plan begins in 2021-22; the year before it has results, but no steps.
REVIEW_QUARTERS = QUARTERS[4:]
IMPLEMENTATION = {"p": "planned", "u": "under_way", "d": "done", "b": "blocked"}
JUDGMENTS = {
    "w": "working",
    "t": "too_early_to_tell",
    "n": "not_working",
    "o": "no_judgment",
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

# Saved twice, by the step's place in the plan: the first time in a hurry.
SAVED_TWICE = {(1, "2022-23-Q2"), (3, "2021-22-Q3")}

# What happened, and what comes next; {held} and {planned} are activities of the quarter.
WORDS = {
    "planned": (
        ("dates and people are agreed; nothing has been held yet", "begin as agreed"),
        ("materials are being chosen with those who will use them", "fix dates and tell schools"),
        ("the year is planned and waits for the budget", "order what is needed"),
    ),
    "under_way": (
        (
            "{held} of {planned} activities were held, with most of those invited",
            "ask those who did not come what would suit them",
        ),
        (
            "{held} of {planned} activities were held; the records of some are not in yet",
            "collect the records, and go on as planned",
        ),
        (
            "{held} of {planned} activities were held; the form was found too long",
            "use a shorter form from the next quarter on",
        ),
        (
            "{held} of {planned} activities were held, all on the days that were set",
            "go on as planned",
        ),
    ),
    "blocked": (
        ("it stopped: the post that leads it is vacant", "name somebody for the time being"),
        ("it stopped: a contract for the training is not signed", "train with staff of its own"),
    ),
    "done": (
        ("all {planned} activities were held, and the records are in", "follow what comes of it"),
        ("it is part of every school's routine now", "keep it up, and follow what comes of it"),
    ),
}
JUDGED = {
    "working": (
        "those who take part say that it helps, and visits show it",
        "what it was to change is changing",
    ),
    "too_early_to_tell": (
        "too little has happened to see an effect",
        "what there is says little yet; to be looked at again",
    ),
    "not_working": (
        "it takes place, and what it was to change has not changed",
        "no difference can be seen where it was done first",
    ),
    "no_judgment": ("not judged this quarter",),
}
# How much of the evidence is in when a step stands so.
EVIDENCE_SHARES = {"planned": 0.2, "under_way": 0.65, "done": 0.9, "blocked": 0.35}
