-- What names mean that nobody knew, as the newest load in force says.
-- Grain: one row per name. Order: name.
select
    batch_matches.name,
    batch_matches.meaning
from batch_matches
inner join batches
    on batch_matches.batch_id = batches.batch_id
where batches.taken_back_at is null
qualify
    row_number() over (
        partition by batch_matches.name
        order by batches.batch_id desc
    ) = 1
order by batch_matches.name
