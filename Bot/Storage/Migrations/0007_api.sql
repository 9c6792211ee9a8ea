-- What lets a program in. Only the hash of a token is stored. role and scopes bound what its member may do through it.
create table api_tokens (
    id           {id},
    token_hash   text   not null unique,
    member_id    bigint not null references staff_members (id) on delete cascade,
    name         text   not null,
    role         text   not null,
    scopes       text   not null,
    created_at   bigint not null,
    expires_at   bigint not null,
    last_used_at bigint,
    revoked_at   bigint
);

create index api_tokens_member on api_tokens (member_id);

-- What was done under an Idempotency-Key, so that asked again it is answered again and not done again.
create table api_repeats (
    token_id     bigint  not null references api_tokens (id) on delete cascade,
    key          text    not null,
    request_hash text    not null,
    status       integer not null,
    location     text,
    answer       text    not null,
    at           bigint  not null,
    primary key (token_id, key)
) {clustered};

create index api_repeats_at on api_repeats (at);

-- Addresses that are told what happens. secret and old_secret are sealed with the keys beside the database.
create table webhooks (
    id               {id},
    url              text   not null,
    events           text   not null,
    secret           text   not null,
    old_secret       text,
    old_secret_until bigint,
    made_by          text   not null,
    created_at       bigint not null,
    disabled_at      bigint
);

-- What is to be told, written in the transaction of what happened: one row a webhook and happening.
-- state: 0 waiting, 1 taken, 2 given up
create table webhook_messages (
    id           {id},
    webhook_id   bigint  not null references webhooks (id) on delete cascade,
    key          text    not null,
    type         text    not null,
    payload      text    not null,
    at           bigint  not null,
    state        integer not null default 0,
    attempts     integer not null default 0,
    next_at      bigint  not null,
    tried_at     bigint,
    answer       text,
    unique (webhook_id, key)
);

create index webhook_messages_due on webhook_messages (next_at) where state = 0;
create index webhook_messages_at on webhook_messages (at);

-- Contests whose end has been told.
create table contest_ends (
    contest text   not null primary key,
    at      bigint not null
) {clustered};
