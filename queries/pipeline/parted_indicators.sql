-- The indicators whose results in force were judged from several states of knowledge before.
-- Grain: one row per indicator_id. Order: indicator_id.
select distinct results.indicator_id
from looks
inner join results
    on looks.result_id = results.result_id
where looks.known_until < date '2199-12-31'
order by results.indicator_id
