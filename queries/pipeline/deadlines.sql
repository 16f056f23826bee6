-- The deadline of each measure by every version of its target: when the result of that year is due,
-- why there is none where people noted that, and from when to when that was what is known.
-- Grain: one row per measure_id and target_version. Order: so.
select
    versions.measure_id,
    versions.version as target_version,
    versions.adopted_on,
    versions.in_force_until,
    versions.deadline_period,
    release_dates.released_on,
    note_states.data_state,
    note_states.known_since as noted_from,
    note_states.known_until as noted_until
from measures
inner join measure_versions as versions
    on measures.measure_id = versions.measure_id
left join release_dates
    on
        measures.indicator_id = release_dates.indicator_id
        and versions.deadline_period = release_dates.period
left join note_states
    on
        note_states.is_own
        and note_states.data_state in ('cancelled', 'not_published')
        and measures.indicator_id = note_states.indicator_id
        and note_states.content_area in ('', measures.content_area)
        and versions.deadline_period = note_states.period
where versions.version = 1 or versions.adopted_on <= versions.in_force_until
qualify
    row_number() over (
        partition by versions.measure_id, versions.version
        order by note_states.known_since desc
    ) = 1
order by versions.measure_id, versions.version
