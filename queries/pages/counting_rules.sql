-- How each indicator is counted from rows about single students.
-- Grain: one row per indicator_id and rule. Order: indicator_id, rule.
select
    counting_rules.indicator_id,
    indicators.indicator_name,
    counting_rules.rule,
    counting_rules.number,
    counting_rules.text,
    counting_rules.description
from counting_rules
inner join indicators
    on counting_rules.indicator_id = indicators.indicator_id
order by counting_rules.indicator_id, counting_rules.rule
