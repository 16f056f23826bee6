-- Version 1 wrote words where version 2 writes codes. The derived tables are judged anew.
-- The copy that this runs on has no constraints and no views.

update equity_gap_scopes set scope = replace(scope, ' ', '_');
update action_step_lists set list = replace(list, ' ', '_');

-- Version 1 guessed from the name which years are those of a class, and knew two spans that stand
-- for the whole.
create or replace table indicators as
select
    *
    replace (replace(frequency, ' ', '_') as frequency, replace(shows, ' ', '_') as shows),
    case
        when starts_with(indicator_id, 'graduation_rate') then 'class' else 'school_year'
    end as period_style,
    case
        when starts_with(indicator_id, 'milestones_') then 'All tested grades'
        when indicator_id = 'benchmark_on_pace' then 'All tested grades'
        else 'K-12'
    end as default_grade_span
from indicators;

update comparability set data_state = replace(data_state, ' ', '_');
update measures set target_kind = replace(target_kind, ' ', '_');

create or replace table step_updates as
select
    * exclude (judgement, judgement_words)
    replace (replace(implementation, ' ', '_') as implementation),
    replace(replace(judgement, 'judgement', 'judgment'), ' ', '_') as judgment,
    judgement_words as judgment_words
from step_updates;

-- A draft holds the fields of the form as JSON.
update update_drafts
set fields = json_merge_patch(
    fields::json,
    json_object(
        'implementation', replace(fields ->> 'implementation', ' ', '_'),
        'judgement', null,
        'judgement_words', null,
        'judgment', replace(replace(fields ->> 'judgement', 'judgement', 'judgment'), ' ', '_'),
        'judgment_words', fields ->> 'judgement_words'
    )
);

update results
set
    data_state = case data_state
        when 'hidden to protect students' then 'hidden' else replace(data_state, ' ', '_')
    end,
    value_code = replace(value_code, ' ', '_');

-- Several layouts in one workbook stood with "and" between.
update batches
set layout = replace(
    replace(
        replace(
            replace(
                replace(
                    replace(layout, 'GOSA four-year graduation rate', 'gosa_graduation'),
                    'GOSA Georgia Milestones by subgroup', 'gosa_milestones'
                ),
                'GaDOE graduation rate', 'gadoe_graduation'
            ),
            'the project''s tidy layout', 'tidy'
        ),
        'made up by the product', 'sample'
    ),
    ' and ', ','
);
