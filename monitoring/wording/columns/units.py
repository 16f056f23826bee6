"""What the numbers of a column are counted in."""

from monitoring.wording.i18n import marked

Meaning = tuple[str, str]  # what a column holds, and in what unit; messages said later

TEXT = marked("text")
CODE = marked("code")
PERIOD = marked("year or quarter")
DAY = marked("date")
TIME = marked("date and time")
YES_NO = marked("yes or no")
PERCENT = marked("percent, 0 to 100")
POINTS = marked("percentage points")
POINTS_A_YEAR = marked("percentage points a year")
STUDENTS = marked("students")
OWN_UNIT = marked("the indicator's unit")
COUNT = marked("count")
DAYS = marked("days")
SHARE = marked("share, 0 to 1")
TIMES = marked("times")
ORDER = marked("order")
BYTES = marked("bytes")
