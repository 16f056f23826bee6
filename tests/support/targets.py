"""A target that was amended, as several tests take it."""

from monitoring.pipeline.target_check import TargetInput

GRADUATION = "graduation-4yr"
QUARTER, BEFORE = "2022-23-Q2", "2022-23-Q1"
# The class of 2022 has 79.689%: 6.9 points below the plan's path, 69.6 + 5 x 20.4 / 6 = 86.6, and
# 0.9 below that to 85% by the class of 2024, 69.6 + 5 x 15.4 / 7 = 80.6.
LOWER = TargetInput(
    GRADUATION,
    "11/05/2022",
    "The board lowered its aim after the closures",
    target_value="85",
    deadline_period="2024",
)
# A test's target of 3 points a year to 2022-23, put off by a year.
SLOWER = TargetInput(
    "eog-ela",
    "11/05/2022",
    "The board lowered its aim after the closures",
    points_per_year="2",
    deadline_period="2024",
)
