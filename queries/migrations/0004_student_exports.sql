-- Version 3 knew no exports with a row for each student and kept no number of students enrolled.
-- The rules by which they are counted come from the rows of data/. The copy that this runs on has
-- no constraints and no views.

alter table batch_rows add column n_enrolled double;
alter table results add column n_enrolled double;
