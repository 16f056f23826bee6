-- Version 1 wrote words where version 2 writes codes. The derived tables are judged anew.
-- The copy that this runs on has no constraints and no views.

-- What the document leaves empty stood there in words.
update plan set title = nullif(title, 'left empty in the document');
update plan set district = nullif(district, 'a district the document does not name');
update needs set wording = nullif(wording, 'left empty in the document');
update goals set wording = nullif(wording, 'left empty in the document');
update equity_gaps set gap = nullif(gap, 'left empty in the document');
update action_steps set wording = nullif(wording, 'left empty in the document');

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

-- Every note on a year was everybody's, and was told in every quarter of its year.
create or replace table comparability as
select
    comparability.*,
    '' as organisation_id,
    calendar.begins_on as known_from
from comparability
inner join calendar
    on comparability.period = calendar.period;

-- Columns that did not explain themselves have other names.
alter table plan_facts rename position to sort_order;
alter table equity_gap_scopes rename position to sort_order;
alter table equity_interventions rename position to sort_order;
alter table action_step_lists rename position to sort_order;
alter table action_step_roles rename position to sort_order;
alter table monitoring_items rename position to sort_order;
alter table subgroups rename position to sort_order;
alter table measures rename position to sort_order;
alter table measures rename reading to interpretation;
alter table role_names rename written to name_in_plan;
alter table comparability rename words to description;
alter table rules rename words to description;
alter table review_texts rename words to text;
alter table indicators rename better to better_direction;
alter table indicators rename counted to counted_unit;
alter table indicators rename shows to outcome_type;
alter table indicators rename numerator_words to numerator_description;
alter table indicators rename denominator_words to denominator_description;
alter table indicators rename source_words to source_description;
