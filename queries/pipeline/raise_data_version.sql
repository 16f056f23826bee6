-- Tell every reader that the data have changed.
-- Parameters: $version, $now.
-- Writes: data_version.
insert into data_version (version, changed_at)
values ($version, $now)
