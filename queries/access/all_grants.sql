-- Every role that was ever granted, with the name under which its person signed in last.
-- Grain: one row per grant_id. Order: grant_id.
with

names as (
    select
        issuer,
        subject,
        arg_max(name, began_at) as name
    from sessions
    group by all
)

select
    grants.grant_id,
    grants.issuer,
    grants.subject,
    grants.email,
    coalesce(names.name, '') as name,
    grants.role,
    grants.scope_kind,
    grants.scope,
    grants.granted_at,
    grants.granted_by,
    grants.revoked_at,
    grants.revoked_by
from grants
left join names
    on
        grants.issuer = names.issuer
        and grants.subject = names.subject
order by grants.grant_id
