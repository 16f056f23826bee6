-- Where the results in force come from.
-- Grain: one row per source. Order: source.
select
    results.source,
    count(*) as number_of_results,
    min(results.period) as first_period,
    max(results.period) as last_period,
    bool_or(batches.kind = 'sample') as is_sample
from results
inner join batches
    on results.batch_id = batches.batch_id
where results.superseded_by is null
group by results.source
order by results.source
