-- One row: another number after each change of a subscriber, so that what was counted is known to be still right.
create table subscriber_changes (
    stamp bigint not null
);

insert into subscriber_changes (stamp) values (0);
