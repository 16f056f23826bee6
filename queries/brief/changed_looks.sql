-- Each comparison of what the plan follows that became known between the ends of two review
-- quarters: is it clear allowing for all of them (Benjamini-Hochberg)? Of two sides of one pair one
-- is looked at, and figures that are made up are looked at apart.
-- Parameters: $before, $quarter.
-- Grain: one row per result_id and compared. Order: so.
with

came_in as (
    select
        findings.result_id,
        findings.subgroup,
        findings.change,
        findings.change_p,
        findings.gap_change_verdict,
        findings.gap_change_p,
        findings.is_echo,
        findings.batch_kind = 'sample' as is_sample,
        followed_scopes.scope_kind = 'measure' as is_of_measure
    from findings
    inner join calendar as before
        on
            before.period = $before
            and findings.released_on > before.ends_on
    inner join calendar as review
        on
            review.period = $quarter
            and review.ends_on between findings.known_since and findings.known_until
    inner join followed_scopes
        on
            findings.indicator_id = followed_scopes.indicator_id
            and findings.content_area = followed_scopes.content_area
            and findings.grade_span = followed_scopes.grade_span
    where
        findings.is_own
        and findings.organisation_level = 'district'
        and not findings.is_other_side
),

comparisons as (
    select
        result_id,
        'change' as compared,
        change in ('clear_improvement', 'clear_decline') as is_clear,
        change_p as p,
        is_echo,
        is_sample
    from came_in
    where change_p is not null and (is_of_measure or subgroup = 'All Students')

    union all

    select
        result_id,
        'gap_change' as compared,
        gap_change_verdict in ('clearly_narrower', 'clearly_wider') as is_clear,
        gap_change_p as p,
        false as is_echo,
        is_sample
    from came_in
    where gap_change_p is not null and is_of_measure
),

ranked as (
    select
        comparisons.*,
        count(*) over (partition by comparisons.is_sample) as n_looks,
        row_number() over (
            partition by comparisons.is_sample
            order by comparisons.p
        ) as p_rank
    from comparisons
),

final as (
    select
        ranked.result_id,
        ranked.compared,
        ranked.is_clear,
        ranked.is_echo,
        ranked.p,
        ranked.n_looks,
        coalesce(ranked.p <= max(
            case
                when ranked.p <= rules.false_discovery_rate * ranked.p_rank / ranked.n_looks
                    then ranked.p
            end
        ) over (partition by ranked.is_sample), false) as is_surviving
    from ranked
    inner join rules
        on
            rules.is_current
            and rules.false_discovery_rate is not null
)

select * from final
order by result_id, compared
