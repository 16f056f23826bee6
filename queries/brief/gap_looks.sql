-- The gaps of a goal's measures, each in the last period known at a review quarter's end: is it
-- clear allowing for all of that goal (Benjamini-Hochberg)? Of two sides of one pair one is looked
-- at, and figures that are made up are looked at apart. A gap whose margin is not known is not
-- looked at, and stands among them all the same.
-- Parameters: $quarter.
-- Grain: one row per measure_id and subgroup. Order: the plan's, then as on every page.
with

-- Periods whose figures compare with no other; the last period is one that does where any does.
uncompared as (
    select distinct
        findings.indicator_id,
        findings.content_area,
        findings.grade_span,
        findings.period
    from findings
    inner join calendar
        on
            calendar.period = $quarter
            and calendar.ends_on between findings.known_since and findings.known_until
    where
        findings.is_own
        and findings.organisation_level = 'district'
        and findings.data_state = 'not_comparable'
),

known as (
    select
        measures.goal_id,
        measures.measure_id,
        measures.measure_name,
        measures.sort_order as measure_order,
        findings.subgroup,
        findings.sort_order,
        findings.period,
        findings.period_style,
        findings.value,
        findings.complement_value,
        findings.complement_numerator,
        findings.numerator,
        findings.n,
        findings.gap_points,
        findings.gap_low,
        findings.gap_high,
        findings.gap_verdict,
        findings.gap_p as p,
        findings.batch_kind,
        findings.batch_kind = 'sample' as is_sample
    from findings
    inner join measures
        on
            findings.indicator_id = measures.indicator_id
            and findings.content_area = measures.content_area
            and findings.grade_span = measures.grade_span
    inner join calendar
        on
            calendar.period = $quarter
            and calendar.ends_on between findings.known_since and findings.known_until
    left join uncompared
        on
            findings.indicator_id = uncompared.indicator_id
            and findings.content_area = uncompared.content_area
            and findings.grade_span = uncompared.grade_span
            and findings.period = uncompared.period
    where
        findings.is_own
        and findings.organisation_level = 'district'
        and not findings.is_other_side
    qualify findings.period = first_value(findings.period) over (
        partition by measures.measure_id
        order by uncompared.period is not null, findings.period desc
    )
),

ranked as (
    select
        known.*,
        count(known.p) over (partition by known.goal_id, known.is_sample) as n_looks,
        row_number() over (
            partition by known.goal_id, known.is_sample
            order by known.p nulls last
        ) as p_rank
    from known
    where known.gap_points is not null
),

final as (
    select
        ranked.* exclude (p_rank, n_looks),
        case
            when ranked.p is not null and rules.false_discovery_rate is not null
                then ranked.n_looks
        end as n_looks,
        case
            when ranked.p is not null and rules.false_discovery_rate is not null
                then coalesce(ranked.p <= max(
                    case
                        when ranked.p <= rules.false_discovery_rate * ranked.p_rank / ranked.n_looks
                            then ranked.p
                    end
                ) over (partition by ranked.goal_id, ranked.is_sample), false)
        end as is_surviving
    from ranked
    inner join rules
        on rules.is_current
)

select * from final
order by measure_order, sort_order
