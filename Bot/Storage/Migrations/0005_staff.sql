-- What staff should know. severity: 0 info, 1 warning, 2 urgent
create table notices (
    id         {id},
    key        text    not null unique,
    kind       text    not null,
    severity   integer not null,
    topic      text,
    subject    text,
    text       text    not null,
    arguments  text    not null,
    at         bigint  not null,
    handled_by text,
    handled_at bigint
);

create index notices_open on notices (severity, id) where handled_at is null;

-- topics and regions are lists as JSON; an empty one means all.
create table staff_members (
    id            {id},
    name          text    not null unique,
    role          text    not null,
    topics        text    not null,
    regions       text    not null,
    locale        text    not null,
    password_hash text    not null,
    totp_secret   text,
    totp_step     bigint  not null default 0,
    failures      integer not null default 0,
    locked_until  bigint,
    chat          text unique,
    disabled_at   bigint,
    created_at    bigint  not null
);

-- Only hashes of tokens are stored: the database opens no session.
create table staff_sessions (
    token_hash text   not null primary key,
    member_id  bigint not null references staff_members (id) on delete cascade,
    created_at bigint not null,
    seen_at    bigint not null
) {clustered};

-- kind: member (a way in for somebody new), password (a new password for somebody known), chat (links a chat)
create table staff_invites (
    token_hash text   not null primary key,
    kind       text   not null,
    role       text   not null,
    topics     text   not null,
    regions    text   not null,
    member_id  bigint references staff_members (id) on delete cascade,
    made_by    text   not null,
    made_at    bigint not null,
    expires_at bigint not null,
    used_at    bigint
) {clustered};

-- Only ever added to. chain is a hash over the entry and the chain before it, so that a change of an old entry shows.
create table audit_entries (
    id     {id},
    at     bigint not null,
    who    text   not null,
    act    text   not null,
    object text   not null,
    before text,
    after  text,
    chain  text   not null
);

-- What somebody is composing; broadcast_id is set when it was submitted.
create table drafts (
    id           {id},
    author       bigint not null references staff_members (id),
    composition  text   not null,
    changed_at   bigint not null,
    broadcast_id bigint unique references broadcasts (id)
);

-- Who wrote and who approved. decision: null = waits, else Approved or Returned
create table approvals (
    broadcast_id bigint not null primary key references broadcasts (id) on delete cascade,
    topic        text   not null,
    author       bigint not null references staff_members (id),
    asked_at     bigint not null,
    decision     text,
    decided_by   bigint references staff_members (id),
    decided_at   bigint,
    remark       text
) {clustered};

-- How many subscribers there were, by day (local, yyyy-MM-dd).
create table subscriber_tallies (
    day     text   not null,
    channel text   not null,
    status  text   not null,
    people  bigint not null,
    primary key (day, channel, status)
) {clustered};
