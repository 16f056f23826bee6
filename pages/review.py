"""The quarterly review: what was decided, what changed, what it means, what comes next."""

from monitoring import panels, ui

filters = ui.begin("Review")
told = ui.brief(filters)

ui.write_now(panels.review_head(told))
ui.write_now(panels.review_before(told))
ui.write("changed", filters, panels.review_changes, told)
by = ui.writer()
for goal in told.goals:
    ui.write(f"goal-{goal.goal_id}", filters, panels.review_goal, told, goal.goal_id)
    ui.review_texts(told, goal.goal_id, by)
ui.decisions(told, by)
ui.write("unknown", filters, panels.review_unknown, told)
ui.history(filters)
ui.releasing(filters, by)
