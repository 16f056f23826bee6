-- The schools of the district as lists: how far they lie apart, and how far their changes do.
-- Of all scopes, or of some. What another target alone makes another verdict of counts once.
-- Parameters: $scopes.
-- Grain: one row per scope, period, subgroup and known_until. Order: so.
with

schools as (
    select
        findings.*,
        district.change_points as district_change,
        -- What luck alone brings into the change of a school of its own size, in squared points.
        findings.value * (100 - findings.value) / findings.n
        + before.value * (100 - before.value) / before.n as luck
    from findings
    left join findings as before
        on
            findings.indicator_id = before.indicator_id
            and findings.content_area = before.content_area
            and findings.grade_span = before.grade_span
            and findings.organisation_id = before.organisation_id
            and findings.subgroup = before.subgroup
            and findings.change_from_period = before.period
            and findings.known_until = before.known_until
    left join findings as district
        on
            findings.indicator_id = district.indicator_id
            and findings.content_area = district.content_area
            and findings.grade_span = district.grade_span
            and findings.subgroup = district.subgroup
            and findings.period = district.period
            and findings.change_from_period = district.change_from_period
            and findings.known_until = district.known_until
            and district.organisation_level = 'district'
            and district.is_own
    where
        findings.organisation_level = 'school'
        and findings.is_own
        and findings.known_until = findings.state_until
        and coalesce(
            list_contains(
                cast($scopes as varchar[]),
                concat_ws('|', findings.indicator_id, findings.content_area, findings.grade_span)
            ),
            true
        )
),

final as (
    select
        indicator_id,
        content_area,
        grade_span,
        period,
        subgroup,
        known_until,
        count(funnel_zone) as n_placed,
        max(tau) as tau,
        count(*) filter (where funnel_zone <> 'within_limits') as n_outside,
        count(*) filter (where zone_by_luck <> 'within_limits') as n_outside_by_luck,
        count(change_p) as n_changes,
        count(*) filter (
            where change_p is not null and change <> 'no_clear_change'
        ) as n_clear,
        count(*) filter (where change <> 'no_clear_change' and school_survives) as n_surviving,
        -- The last binary digits of a mean are those of the order in which its rows lie.
        round(
            avg((change_points - district_change) ^ 2 / luck) filter (
                where change_p is not null and luck > 0
            ),
            9
        ) as spread
    from schools
    group by all
    having count(funnel_zone) > 0 or count(change_p) > 0
)

select * from final
order by indicator_id, content_area, grade_span, period, subgroup, known_until
