-- Note how far a job is, and how it ended.
-- Parameters: $job_id, $state, $ended_at, $answer_list, $answer_code, $answer_facts.
-- Writes: jobs.
update jobs set
    state = $state,
    ended_at = $ended_at,
    answer_list = $answer_list,
    answer_code = $answer_code,
    answer_facts = $answer_facts
where job_id = $job_id
