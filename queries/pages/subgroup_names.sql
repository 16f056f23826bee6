-- Every name a subgroup goes by in a file or a plan, its own included.
-- Grain: one row per name. Order: name.
with

final as (
    select
        subgroup_names.name,
        subgroup_names.subgroup
    from subgroup_names

    union all

    select
        subgroups.subgroup as name,
        subgroups.subgroup
    from subgroups
)

select * from final
order by name
