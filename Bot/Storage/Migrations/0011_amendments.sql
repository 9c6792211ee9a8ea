-- Keys of questions as staff have put them right, beside the folder until its file says the same. key, in_file: what it says, and what
-- the file said then, as JSON.
create table amendments (
    question    text   not null primary key,
    number      bigint not null,
    key         text   not null,
    in_file     text   not null,
    why         text   not null,
    author      text   not null,
    released_by text   not null,
    at          bigint not null
) {clustered};

-- What one member of staff wrote and another has to release. kind: Key (subject: a question's id), Answer (subject: an enquiry's number).
-- decision: null = waits, else Released, Returned or Withdrawn.
create table proposals (
    id         {id},
    kind       text   not null,
    subject    text   not null,
    author     bigint not null references staff_members (id),
    body       text   not null,
    why        text   not null,
    at         bigint not null,
    decision   text,
    decided_by bigint references staff_members (id),
    decided_at bigint,
    remark     text
);

create unique index proposals_waiting on proposals (kind, subject) where decision is null;
create index proposals_subject on proposals (kind, subject, id);
