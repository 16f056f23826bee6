-- Take a file off the record.
-- Writes: attachments.
-- Parameters: $sha256.
delete from attachments
where sha256 = $sha256
