-- A question as it was asked: what people saw and were graded by, whatever the file says later.
create table question_versions (
    id       {id},
    question text   not null,
    hash     text   not null,
    body     text   not null,
    since    bigint not null,
    unique (question, hash)
);

-- One person's go at a quiz: 'practice', 'daily:12', 'game:7', or a contest's id.
-- state: 0 open, 1 finished, 2 stopped
create table attempts (
    id            {id},
    quiz          text    not null,
    subscriber_id bigint  not null references subscribers (id) on delete cascade,
    number        integer not null,
    code          text    not null,
    state         integer not null,
    day           integer not null,
    started_at    bigint  not null,
    ends_at       bigint,
    finished_at   bigint,
    score         double precision not null default 0,
    taken_ms      bigint  not null default 0,
    hurried       integer not null default 0,
    unique (quiz, subscriber_id, number)
);

create index attempts_open on attempts (subscriber_id) where state = 0;
create index attempts_ending on attempts (ends_at) where state = 0;

-- The paper: frozen when the attempt begins. shown: the choices in the order this person sees them.
create table attempt_questions (
    attempt_id bigint  not null references attempts (id) on delete cascade,
    place      integer not null,
    version_id bigint  not null references question_versions (id),
    shown      text    not null,
    worth      double precision not null default 1,
    asked_at   bigint,
    primary key (attempt_id, place)
) {clustered};

-- One answer to a question of an attempt, and never a second one. given: chosen choices as the file numbers them, or what was written.
create table responses (
    attempt_id bigint  not null references attempts (id) on delete cascade,
    place      integer not null,
    version_id bigint  not null,
    given      text    not null,
    score      double precision not null,
    taken_ms   bigint  not null,
    at         bigint  not null,
    late       boolean not null,
    primary key (attempt_id, place)
) {clustered};

create index responses_version on responses (version_id);

-- Who leads: by contest id, 'week:2026-47', 'month:2026-11', 'all'. One row a person, kept up with every answer that counts.
create table standings (
    board         text   not null,
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    unit          text   not null,
    score         double precision not null,
    taken_ms      bigint not null,
    at            bigint not null,
    primary key (board, subscriber_id)
) {clustered};

create index standings_order on standings (board, score desc, taken_ms, at);
create index standings_units on standings (board, unit, score);

-- What a member knows, by FSRS. Days are days of the calendar in the configured zone, counted from 0001-01-01.
create table cards (
    subscriber_id bigint  not null references subscribers (id) on delete cascade,
    question      text    not null,
    stability     double precision not null,
    difficulty    double precision not null,
    reviewed_on   integer not null,
    due_on        integer not null,
    wrong         boolean not null,
    primary key (subscriber_id, question)
) {clustered};

create index cards_due on cards (subscriber_id, due_on);

-- Every rating of a card, so that another way of scheduling can be calculated from the beginning.
create table reviews (
    subscriber_id bigint  not null references subscribers (id) on delete cascade,
    question      text    not null,
    day           integer not null,
    rating        integer not null,
    at            bigint  not null,
    taken_ms      bigint  not null,
    stability_before  double precision,
    difficulty_before double precision,
    reviewed_before   integer,
    primary key (subscriber_id, question, day)
) {clustered};

create table daily_questions (
    id         {id},
    occurrence text    not null unique,
    version_id bigint  not null references question_versions (id),
    topic      text    not null,
    code       text    not null,
    shown      text    not null,
    day        integer not null,
    sent_at    bigint  not null,
    closes_at  bigint  not null
);

create index daily_questions_version on daily_questions (version_id);

-- How many gave which answer.
create table tallies (
    quiz  text   not null,
    place integer not null,
    given text   not null,
    n     bigint not null,
    primary key (quiz, place, given)
) {clustered};

-- Days in a row, and whether the name may be shown.
create table quiz_members (
    subscriber_id bigint  not null primary key references subscribers (id) on delete cascade,
    streak        integer not null default 0,
    longest       integer not null default 0,
    last_day      integer not null default 0,
    show_name     boolean not null default false
);

-- Polls that a platform runs for us, and what they ask.
create table polls (
    channel    text   not null,
    poll_id    text   not null,
    tag        text   not null,
    address    text   not null,
    message_id text   not null,
    sent_at    bigint not null,
    primary key (channel, poll_id)
) {clustered};
