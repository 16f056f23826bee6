"""The quarterly review: what was decided, what changed, what it means, what comes next."""

from monitoring import ui
from monitoring.panels import review

filters = ui.begin("Review")
told = ui.brief(filters)

ui.write_now(review.review_head(told))
ui.write_now(review.review_before(told))
ui.write("changed", filters, review.review_changes, told)
by = ui.writer()
for goal in told.goals:
    ui.write(f"goal-{goal.goal_id}", filters, review.review_goal, told, goal.goal_id)
    ui.review_texts(told, goal.goal_id, by)
ui.decisions(told, by)
ui.write("unknown", filters, review.review_unknown, told)
ui.history(filters)
ui.releasing(filters, by)
