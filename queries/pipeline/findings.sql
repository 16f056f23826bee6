-- All that a reader may see of each result in force: protected, judged, beside its complement. Of
-- all scopes, or of some.
-- Parameters: $scopes.
-- Grain: one row per result_id and known_until. Order: as pages read it, each page's together.
with

asked as (
    select shown_results.*
    from shown_results
    where
        coalesce(
            list_contains(
                cast($scopes as varchar[]),
                concat_ws(
                    '|',
                    shown_results.indicator_id,
                    shown_results.content_area,
                    shown_results.grade_span
                )
            ),
            true
        )
),

-- Where two goals judge one scope, the first of their measures stands here, by every version of its
-- target.
first_measures as (
    select distinct
        verdicts.result_id,
        verdicts.state_until,
        verdicts.measure_id
    from verdicts
    inner join asked
        on verdicts.result_id = asked.result_id
    left join measures
        on verdicts.measure_id = measures.measure_id
    qualify dense_rank() over (
        partition by verdicts.result_id, verdicts.state_until
        order by measures.sort_order nulls last, verdicts.measure_id
    ) = 1
),

final as (
    select
        results.result_id,
        coalesce(judged.known_since, results.released_on) as known_since,
        coalesce(judged.known_until, date '2199-12-31') as known_until,
        coalesce(judged.state_until, date '2199-12-31') as state_until,
        organisations.is_own,
        results.indicator_id,
        results.content_area,
        results.grade_span,
        organisations.organisation_level,
        results.organisation_id,
        organisations.organisation,
        alternative_schools.organisation_id is not null as is_alternative,
        results.period,
        indicators.period_style,
        results.subgroup,
        subgroups.family,
        subgroups.sort_order,
        indicators.unit,
        indicators.better_direction,
        indicators.counted_unit,
        coalesce(judged.data_state, results.data_state) as data_state,
        coalesce(judged.is_measured, false) as is_measured,
        results.numerator,
        results.denominator as n,
        results.value,
        results.value_code,
        judged.interval_low,
        judged.interval_high,
        judged.measure_id,
        coalesce(judged.level, 'no_target') as level,
        coalesce(judged.change, 'not_comparable') as change,
        judged.judged_against,
        judged.level_obstacle,
        judged.later_obstacle,
        judged.deadline_verdict,
        judged.change_obstacle,
        judged.is_late,
        judged.is_settled,
        judged.is_at_target,
        judged.starts_from_own,
        judged.expected,
        judged.final_target,
        judged.deadline_period,
        judged.baseline_value,
        judged.baseline_period,
        judged.base_n,
        judged.base_data_state,
        judged.asked_points,
        judged.since_base_points,
        judged.since_base_low,
        judged.since_base_high,
        judged.due_value,
        judged.due_n,
        judged.due_low,
        judged.due_high,
        judged.due_data_state,
        judged.distance_points,
        judged.distance_students,
        judged.earlier_period,
        judged.earlier_n,
        judged.earlier_data_state,
        judged.change_from_period,
        judged.change_points,
        judged.change_low,
        judged.change_high,
        looks.change_p,
        coalesce(looks.earlier_change, '') as earlier_change,
        looks.change_looks,
        looks.change_survives,
        looks.school_looks,
        looks.school_survives,
        coalesce(looks.is_echo, false) as is_echo,
        comparisons.* exclude (result_id, known_until),
        judged.rule_version,
        gaps.complement,
        gaps.complement_basis,
        gaps.complement_numerator,
        gaps.complement_n,
        gaps.complement_value,
        gaps.gap_points,
        gaps.gap_low,
        gaps.gap_high,
        looks.gap_p,
        looks.gap_looks,
        looks.gap_survives,
        coalesce(looks.is_other_side, false) as is_other_side,
        gaps.gap_verdict,
        gaps.gap_obstacle,
        gaps.gap_from_period,
        gaps.gap_change_points,
        gaps.gap_change_low,
        gaps.gap_change_high,
        looks.gap_change_p,
        looks.gap_change_looks,
        looks.gap_change_survives,
        gaps.gap_change_verdict,
        gaps.complement_change_points,
        gaps.complement_change_low,
        gaps.complement_change_high,
        gaps.smallest_change_points,
        funnel_zones.district_value,
        funnel_zones.district_released_on,
        funnel_zones.tau,
        funnel_zones.inner_low,
        funnel_zones.inner_high,
        funnel_zones.outer_low,
        funnel_zones.outer_high,
        funnel_zones.funnel_zone,
        funnel_zones.zone_by_luck,
        results.released_on,
        results.source,
        results.note,
        batches.kind as batch_kind
    from asked as results
    inner join organisations
        on results.organisation_id = organisations.organisation_id
    inner join indicators
        on results.indicator_id = indicators.indicator_id
    inner join subgroups
        on results.subgroup = subgroups.subgroup
    inner join batches
        on results.batch_id = batches.batch_id
    left join alternative_schools
        on results.organisation_id = alternative_schools.organisation_id
    left join first_measures
        on results.result_id = first_measures.result_id
    left join verdicts as judged
        on
            first_measures.result_id = judged.result_id
            and first_measures.state_until = judged.state_until
            and first_measures.measure_id is not distinct from judged.measure_id
    left join comparisons
        on
            results.result_id = comparisons.result_id
            and judged.state_until = comparisons.known_until
    left join gaps
        on
            results.result_id = gaps.result_id
            and judged.state_until = gaps.known_until
    left join looks
        on
            results.result_id = looks.result_id
            and judged.state_until = looks.known_until
    left join funnel_zones
        on
            results.result_id = funnel_zones.result_id
            and judged.state_until = funnel_zones.known_until
)

select * from final
order by
    not is_own, indicator_id, content_area, grade_span, organisation_level, organisation_id,
    period, sort_order, known_since
