-- From when to when the verdicts on each indicator rest on the same facts. A fact parts two states
-- where it was learned at a review quarter later than results that it speaks of: a note on a year
-- with results, or a result beside others of the same or of later years that came before it.
-- Grain: one row per indicator_id and known_until. Order: known_until, indicator_id.
with

-- The last day of a review on which something was not known yet.
last_days as (
    select
        noted.known_since,
        max(calendar.ends_on) as known_until
    from (
        select known_since from note_states

        union

        select released_on as known_since from results
    ) as noted
    inner join calendar
        on
            calendar.kind = 'quarter'
            and noted.known_since > calendar.ends_on
    group by noted.known_since
),

notes as (
    select
        note_states.is_own,
        note_states.indicator_id,
        note_states.content_area,
        note_states.period,
        last_days.known_until,
        bool_or(note_states.is_new_series) over (
            partition by
                note_states.is_own, note_states.indicator_id, note_states.content_area,
                note_states.period
        ) as is_of_later_years
    from note_states
    inner join last_days
        on note_states.known_since = last_days.known_since
),

-- Groups of students come together: of each period, what was released and when.
releases as (
    select distinct
        indicator_id,
        content_area,
        grade_span,
        organisation_id,
        period,
        released_on
    from results
    where superseded_by is null
),

in_force as (
    select
        releases.indicator_id,
        releases.content_area,
        releases.period,
        releases.released_on,
        organisations.is_own,
        min(releases.released_on) over (
            partition by
                releases.indicator_id, releases.content_area, releases.grade_span,
                releases.organisation_id,
                case when calendar.kind = 'quarter' then right(releases.period, 2) end
            order by calendar.school_year desc
        ) as first_released_on
    from releases
    inner join organisations
        on releases.organisation_id = organisations.organisation_id
    inner join calendar
        on releases.period = calendar.period
),

learned_later as (
    select
        in_force.indicator_id,
        notes.known_until
    from in_force
    inner join notes
        on
            in_force.is_own = notes.is_own
            and in_force.indicator_id = notes.indicator_id
            and notes.content_area in ('', in_force.content_area)
            and in_force.released_on <= notes.known_until
            and (
                in_force.period = notes.period
                or (notes.is_of_later_years and in_force.period > notes.period)
            )

    union

    select
        in_force.indicator_id,
        last_days.known_until
    from in_force
    inner join last_days
        on
            in_force.released_on = last_days.known_since
            and in_force.first_released_on <= last_days.known_until
),

ends as (
    select
        indicator_id,
        known_until
    from learned_later

    union all

    select
        indicator_id,
        date '2199-12-31' as known_until
    from indicators
)

select
    indicator_id,
    coalesce(
        cast(lag(known_until) over (
            partition by indicator_id
            order by known_until
        ) + 1 as date),
        date '1890-01-01'
    ) as known_since,
    known_until
from ends
order by known_until, indicator_id
