-- End a sign-in, or all of a person where no session is named.
-- Writes: sessions.
-- Parameters: $session_id, $issuer, $subject, $now.
update sessions
set ended_at = $now
where
    ended_at is null
    and issuer = $issuer
    and subject = $subject
    and ($session_id is null or session_id = $session_id)
