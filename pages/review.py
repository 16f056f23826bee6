"""The quarterly review: what it means, what comes next, what was decided, what changed."""

from monitoring import ui
from monitoring.panels import review

filters = ui.begin("review")
figures = ui.figures_of(filters)
quarter = ui.brief(filters)

ui.write_now(review.review_head(quarter))
ui.quarter_papers(filters, quarter)
by = ui.writer()
for goal in quarter.goals:
    ui.write(review.review_goal, figures, goal.goal_id)
    ui.review_texts(quarter, goal.goal_id, by)
ui.write_now(review.review_before(quarter))
ui.decisions(quarter, by)
ui.write(review.review_changes, figures)
ui.write(review.review_unknown, figures)
ui.history(filters)
ui.release_form(filters, by)
