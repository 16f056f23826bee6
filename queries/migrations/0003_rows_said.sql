-- Version 2 kept of a batch only the rows that changed something; of an older database nothing more
-- is known. The copy that this runs on has no constraints and no views.

alter table batches add column taken_back_at timestamp;
alter table batches add column taken_back_by varchar;

-- A figure of the district that was known from its quarter's review date, or its last day, bore no
-- date itself.
create or replace table results as
select
    results.*,
    coalesce(
        batches.layout = 'tidy'
        and calendar.kind = 'quarter'
        and release_dates.period is null
        and results.released_on = coalesce(review_dates.update_due_on, calendar.ends_on),
        false
    ) as is_date_assumed
from results
left join batches
    on results.batch_id = batches.batch_id
left join calendar
    on results.period = calendar.period
left join review_dates
    on results.period = review_dates.quarter
left join release_dates
    on
        results.indicator_id = release_dates.indicator_id
        and results.period = release_dates.period;

create table batch_rows as
select
    batch_id,
    row_number() over (
        partition by batch_id
        order by result_id
    ) as sort_order,
    indicator_id,
    period,
    organisation_id,
    content_area,
    grade_span,
    subgroup,
    numerator,
    denominator,
    value,
    published_value,
    data_state,
    case when not is_date_assumed then released_on end as released_on,
    source,
    note
from results;
