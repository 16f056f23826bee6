-- Who signed in last with an e-mail that the issuer has checked.
-- Parameters: $email.
-- Grain: one row per e-mail. Order: began_at.
select
    issuer,
    subject
from sessions
where email = $email and email <> ''
order by began_at desc
limit 1
