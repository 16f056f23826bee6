-- The needs and the question whether each is an equity gap, as the form prints it.
-- Grain: one row per need_id. Order: number.
select
    needs.need_id,
    needs.number,
    needs.is_equity_gap,
    needs.equity_question,
    goals.goal_id
from needs
left join goals
    on needs.need_id = goals.need_id
order by needs.number, goals.number
