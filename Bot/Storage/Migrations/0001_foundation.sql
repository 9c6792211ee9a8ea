-- {id} and {clustered} are spelled per database by the Migrator; everything else runs on SQLite and PostgreSQL alike.
-- Instants are unix milliseconds.

create table subscribers (
    id            {id},
    channel       text    not null,
    address       text    not null,
    is_group      boolean not null,
    name          text    not null,
    locale        text    not null,
    region        text,
    audience      text,
    unit          text,
    status        text    not null,
    status_reason text,
    since         bigint  not null,
    -- region|audience|crop,crop with the crops in order: those of the same traits are chosen for together.
    traits_key    text    not null,
    unique (channel, address)
);

-- No row for a subscriber means: all topics.
create table subscriber_topics (
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    topic         text   not null,
    primary key (subscriber_id, topic)
) {clustered};

create table subscriber_crops (
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    crop          text   not null,
    primary key (subscriber_id, crop)
) {clustered};

-- The tips a subscriber got in answer to asking; what came by broadcast is in the ledger.
create table tip_replies (
    subscriber_id bigint not null references subscribers (id) on delete cascade,
    tip           text   not null,
    at            bigint not null,
    primary key (subscriber_id, tip)
) {clustered};

-- state: 0 received, 1 handled, 2 failed, 3 ignored
create table updates (
    channel     text    not null,
    id          text    not null,
    payload     text    not null,
    received_at bigint  not null,
    state       integer not null,
    handled_at  bigint,
    error       text,
    primary key (channel, id)
) {clustered};

create index updates_open on updates (received_at) where state = 0;

create table broadcasts (
    id             {id},
    occurrence     text unique,
    content        text    not null,
    title          text    not null,
    audience       text    not null,
    status         text    not null,
    status_reason  text,
    priority       integer not null,
    urgent         boolean not null,
    paid           boolean not null,
    resend_doubted boolean not null,
    throttled      bigint  not null default 0,
    recall_asked   bigint,
    created_at     bigint  not null,
    due_at         bigint  not null,
    stale_at       bigint  not null,
    started_at     bigint,
    finished_at    bigint
);

create index broadcasts_status on broadcasts (status);
create index broadcasts_content on broadcasts (content, started_at);

-- Whom a broadcast was chosen for, by their traits; no row = everybody its audience says.
create table broadcast_traits (
    broadcast_id bigint not null references broadcasts (id) on delete cascade,
    traits_key   text   not null,
    primary key (broadcast_id, traits_key)
) {clustered};

create table broadcast_texts (
    broadcast_id bigint not null references broadcasts (id) on delete cascade,
    locale       text   not null,
    message      text   not null,
    primary key (broadcast_id, locale)
) {clustered};

-- The ledger: one row per recipient.
-- state: 0 pending, 1 sending, 2 sent, 3 retrying, 4 failed, 5 skipped, 6 in doubt, 7 recalled
create table deliveries (
    broadcast_id  bigint  not null references broadcasts (id) on delete cascade,
    subscriber_id bigint  not null,
    channel       text    not null,
    state         integer not null,
    attempts      integer not null,
    doubts        integer not null,
    at            bigint,
    message_id    text,
    reason        text,
    primary key (broadcast_id, subscriber_id)
) {clustered};

create index deliveries_waiting on deliveries (broadcast_id, channel, at) where state = 3;

-- What is left of an old broadcast's ledger.
create table delivery_totals (
    broadcast_id bigint  not null references broadcasts (id) on delete cascade,
    state        integer not null,
    reason       text    not null,
    deliveries   bigint  not null,
    doubted      bigint  not null,
    primary key (broadcast_id, state, reason)
) {clustered};

create table occurrences (
    schedule     text   not null,
    due_at       bigint not null,
    outcome      text   not null,
    reason       text,
    broadcast_id bigint references broadcasts (id),
    recorded_at  bigint not null,
    primary key (schedule, due_at)
) {clustered};

-- Up to which instant each schedule's occurrences are accounted for.
create table schedule_marks (
    schedule text   not null primary key,
    through  bigint not null
) {clustered};

create table webchat_messages (
    id       {id},
    address  text    not null,
    page_key text,
    from_bot boolean not null,
    html     text    not null,
    image    text,
    choices  text,
    tapped   bigint,
    at       bigint  not null,
    version  integer not null,
    unique (address, page_key)
);

create index webchat_messages_address on webchat_messages (address, id);
