-- Who stands by a quarter's review as it is: whoever marked it last, unless something was saved
-- after that.
-- Parameters: $quarter.
-- Grain: one row per quarter. Order: quarter.
with

written as (
    select
        quarter,
        saved_at
    from review_texts

    union all

    select
        quarter,
        saved_at
    from review_decisions
)

select
    review_marks.quarter,
    review_marks.marked_at,
    review_marks.marked_by
from review_marks
where
    review_marks.quarter = $quarter
    and not exists (
        select 1
        from written
        where
            written.quarter = review_marks.quarter
            and written.saved_at > review_marks.marked_at
    )
qualify
    row_number() over (
        partition by review_marks.quarter order by review_marks.marked_at desc
    ) = 1
order by review_marks.quarter
