-- What a version is graded by once its key was found wrong: its own words in its own order, with the right key.
alter table question_versions add column corrected_hash text;
alter table question_versions add column corrected_body text;

-- One correction of a question's key, counted from 1; version_id: the question as it was corrected.
create table corrections (
    id         {id},
    question   text    not null,
    number     integer not null,
    version_id bigint  not null references question_versions (id),
    at         bigint  not null,
    unique (question, number)
);

-- The answers whose worth a correction changed.
create table corrected_responses (
    correction_id bigint  not null references corrections (id) on delete cascade,
    attempt_id    bigint  not null references attempts (id) on delete cascade,
    place         integer not null,
    score_before  double precision not null,
    score_after   double precision not null,
    primary key (correction_id, attempt_id, place)
) {clustered};

create index corrected_responses_attempt on corrected_responses (attempt_id);
