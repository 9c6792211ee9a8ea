-- What was done with an enquiry, in order. Only ever added to.
create table enquiry_events (
    id         {id},
    enquiry_id bigint not null references enquiries (id) on delete cascade,
    at         bigint not null,
    who        text   not null,
    act        text   not null,
    detail     text
);

create index enquiry_events_of on enquiry_events (enquiry_id, id);

-- Which member of staff is told of which enquiry in their own chat. state: 0 waiting, 1 sent, 2 cannot be sent.
-- Where it was sent stands here too: a reply to that message answers that enquiry.
create table enquiry_calls (
    enquiry_id bigint  not null references enquiries (id) on delete cascade,
    member_id  bigint  not null references staff_members (id) on delete cascade,
    reason     text    not null,
    state      integer not null,
    attempts   integer not null,
    at         bigint  not null,
    address    text,
    message_id text,
    primary key (enquiry_id, member_id, reason)
) {clustered};

create index enquiry_calls_waiting on enquiry_calls (at) where state = 0;
create index enquiry_calls_message on enquiry_calls (address, message_id) where message_id is not null;

-- What the next thing a member writes in their own chat will be: the answer to an enquiry, or why it is declined.
create table enquiry_awaits (
    member_id  bigint not null primary key references staff_members (id) on delete cascade,
    enquiry_id bigint not null references enquiries (id) on delete cascade,
    act        text   not null,
    at         bigint not null
) {clustered};

-- Occurrences that leave at another time than their rule says.
create table occurrence_moves (
    schedule text   not null,
    due_at   bigint not null,
    moved_to bigint not null,
    moved_by text   not null,
    moved_at bigint not null,
    primary key (schedule, due_at)
) {clustered};

-- Rules that staff have paused.
create table schedule_pauses (
    schedule  text   not null primary key,
    paused_by text   not null,
    paused_at bigint not null
) {clustered};
