-- Give the roles that wait for an e-mail to the one who signed in with it.
-- Writes: grants.
-- Parameters: $issuer, $subject, $email.
update grants
set issuer = $issuer, subject = $subject
where subject = '' and email = $email and revoked_at is null
