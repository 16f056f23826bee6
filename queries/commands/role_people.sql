-- Who holds each position on a day: whoever took it last, or all who took it on that day.
-- Parameters: $today.
-- Grain: one row per role. Order: role.
with

holders as (
    select
        role,
        person
    from role_holders
    where since_on <= cast($today as date)
    qualify rank() over (partition by role order by since_on desc) = 1
)

select
    role,
    string_agg(person, ', ' order by person) as person
from holders
group by role
order by role
