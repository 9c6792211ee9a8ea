-- What people asked, and what came of it. awaits: what their next tap or number may mean; shown: the passages they may choose from.
create table asks (
    id         {id},
    update_key text    not null unique,
    channel    text    not null,
    address    text    not null,
    locale     text    not null,
    text       text    not null,
    outcome    text    not null,
    topic      text,
    region     text,
    shown      text    not null,
    given      text,
    awaits     text    not null,
    useful     boolean,
    enquiry_id bigint,
    asked_at   bigint  not null
);

create index asks_address on asks (channel, address, id);
create index asks_time on asks (asked_at);

-- A question handed to a person. same_as: what questions that mean the same have in common.
create table enquiries (
    id           {id},
    ask_id       bigint  not null unique,
    channel      text    not null,
    address      text    not null,
    locale       text    not null,
    text         text    not null,
    same_as      text    not null,
    topic        text,
    region       text,
    status       text    not null,
    assigned_to  text,
    duplicate_of bigint references enquiries (id) on delete set null,
    answer       text,
    reason       text,
    settled_by   text,
    useful       boolean,
    asked_at     bigint  not null,
    changed_at   bigint  not null,
    reminded_at  bigint
);

create index enquiries_status on enquiries (status, asked_at);
create index enquiries_same on enquiries (same_as);
create index enquiries_duplicates on enquiries (duplicate_of) where duplicate_of is not null;
create index enquiries_address on enquiries (channel, address);

-- Replies on their way to those who asked. state: 0 waiting, 1 sent, 2 failed
create table enquiry_replies (
    enquiry_id bigint  not null primary key references enquiries (id) on delete cascade,
    state      integer not null,
    attempts   integer not null,
    at         bigint  not null,
    detail     text
) {clustered};

create index enquiry_replies_waiting on enquiry_replies (at) where state = 0;
