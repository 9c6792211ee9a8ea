-- Why a broadcast stands where it does is a phrase, said in the language of whoever reads it. What the program said in its own words before becomes one.
update broadcasts set status_reason = '{"say":"reason.paused-by-hand"}' where status_reason = 'paused by hand';
update broadcasts set status_reason = '{"say":"reason.cancelled-by-hand"}' where status_reason = 'cancelled by hand';
update broadcasts set status_reason = '{"say":"reason.retry","id":"' || substr(status_reason, 10) || '"}' where status_reason like 'retry of %';
update broadcasts set status_reason = '{"say":"reason.' || status_reason || '"}'
where status_reason in ('stale', 'daily-limit', 'blocked', 'no-such-address', 'not-allowed', 'bad-content', 'refused');
update broadcasts set status_reason = '{"say":"reason.with-detail","reason":{"say":"reason.bad-content"},"detail":"' || replace(replace(replace(substr(status_reason, 14), '\', '\\'), '"', '\"'), '
', '\n') || '"}'
where status_reason like 'bad-content: %';
update broadcasts set status_reason = '{"say":"reason.with-detail","reason":{"say":"reason.refused"},"detail":"' || replace(replace(replace(substr(status_reason, 10), '\', '\\'), '"', '\"'), '
', '\n') || '"}'
where status_reason like 'refused: %';
