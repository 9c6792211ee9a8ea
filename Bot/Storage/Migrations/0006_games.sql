-- A game in a group: questions one after another, each a quiz of the platform's own. Answers are attempts of the quiz 'game:ID'.
-- phase: 0 waiting for the next question, 1 asking, 2 open for answers, 3 telling how it stands
-- ending: null while it goes on; 0 played, 1 stopped, 2 nobody answered, 3 interrupted
create table games (
    id         {id},
    channel    text    not null,
    address    text    not null,
    locale     text    not null,
    started_by text    not null,
    rounds     integer not null,
    seconds    integer not null,
    place      integer not null,
    phase      integer not null,
    silent     integer not null,
    ending     integer,
    due_at     bigint  not null,
    started_at bigint  not null,
    ended_at   bigint
);

-- One at a time in a group.
create unique index games_running on games (channel, address) where ended_at is null;
create index games_due on games (due_at) where ended_at is null;
create index games_address on games (channel, address, started_at);

-- The questions of a game, frozen when it begins.
create table game_questions (
    game_id    bigint  not null references games (id) on delete cascade,
    place      integer not null,
    version_id bigint  not null references question_versions (id),
    shown      text    not null,
    asked_at   bigint,
    primary key (game_id, place)
) {clustered};

-- Votes that came before we knew which poll is which: the platform shows a poll before it answers who sent it.
create table early_votes (
    channel  text   not null,
    poll_id  text   not null,
    person   text   not null,
    name     text   not null,
    language text,
    options  text   not null,
    at       bigint not null,
    primary key (channel, poll_id, person)
) {clustered};

-- What a member earned in a contest: one each.
-- name: as its owner wants it written; null = their own name, masked unless they agreed to show it. naming_until: until then a written name is meant for it.
-- state: 0 to be sent, 1 sending, 2 sent, 3 failed, 4 in doubt. asked: its owner waits for it.
create table certificates (
    id            {id},
    serial        text    not null unique,
    contest       text    not null,
    subscriber_id bigint  not null references subscribers (id) on delete cascade,
    title         text    not null,
    issuer        text,
    name          text,
    renames       integer not null default 0,
    naming_until  bigint,
    score         double precision not null,
    full_score    double precision,
    place         integer not null,
    people        integer not null,
    day           integer not null,
    state         integer not null,
    asked         boolean not null default false,
    attempts      integer not null default 0,
    due_at        bigint  not null,
    reason        text,
    unique (contest, subscriber_id)
);

create index certificates_subscriber on certificates (subscriber_id);
create index certificates_due on certificates (due_at) where state in (0, 1);
