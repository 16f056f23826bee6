-- Version 6 knew one target of each measure, that of the plan, which is version 1 from here on.
-- What was judged then came from the state of knowledge until whose last day it holds. Version 1 of
-- the tables had no such days; what it judged is judged anew. The copy that this runs on has no
-- constraints and no views.

alter table assessments add column if not exists known_until date;
alter table assessments add column state_until date;
alter table assessments add column target_version integer;
update assessments
set
    state_until = known_until,
    target_version = case when measure_id is not null then 1 end;

alter table findings add column if not exists known_until date;
alter table findings add column state_until date;
update findings set state_until = known_until;
