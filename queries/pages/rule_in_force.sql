-- The status rule's parameters as they stand today.
-- Grain: one row per rule_version in force. Order: rule_version.
select
    rule_version,
    confidence,
    confidence_outer,
    min_n_for_status,
    min_points_for_projection,
    band_narrow,
    band_wide,
    projection_decimals,
    false_discovery_rate,
    min_share_of_others,
    adopted_on,
    description
from rules
where is_current
order by rule_version
