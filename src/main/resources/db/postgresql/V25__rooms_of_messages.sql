-- Messages and transitions are partitioned as the search's terms are. A partition cannot know that an id is in no other one, so where a
-- message stands is found by a digest of its number and id: 16 bytes in one index instead of a hundred.
create table message_place (
    name uuid   not null,
    seq  bigint not null,
    constraint message_place_pk primary key (name)
);
create sequence message_seq owned by message_place.seq;
alter table message_place alter column seq set default nextval('message_seq');
insert into message_place (name, seq)
select cast(encode(substring(sha256(convert_to(phone_number_id || ':' || message_id, 'UTF8')) for 16), 'hex') as uuid), seq
from message;

alter table message rename to message_0;
alter table message_0 rename constraint message_pk to message_0_pk;
alter table message_0 drop constraint message_once;
alter index message_of_conversation rename to message_0_of_conversation;
alter index message_by_quoted rename to message_0_by_quoted;
alter index message_by_wamid rename to message_0_by_wamid;
drop index message_on_its_way;

alter table transition rename to transition_0;
alter table transition_0 rename constraint transition_pk to transition_0_pk;
alter index transition_of_conversation rename to transition_0_of_conversation;
alter index transition_in_time rename to transition_0_in_time;
alter index transition_by_time rename to transition_0_by_time;

-- What there is becomes the first partition as it stands, with room for ten million more; the last one is empty.
do $$
declare
    placed  bigint := (select coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence('message_0', 'seq') as regclass)), 0));
    moved   bigint := (select coalesce(pg_sequence_last_value(cast(pg_get_serial_sequence('transition_0', 'seq') as regclass)), 0));
begin
    alter table message_0 alter column seq drop identity;
    alter table transition_0 alter column seq drop identity;

    create table message (like message_0 including defaults) partition by range (seq);
    perform setval('message_seq', placed + 1, false);
    alter table message alter column seq set default nextval('message_seq');
    execute format('alter table message attach partition message_0 for values from (minvalue) to (%s)', placed + 10000000);
    execute format('create table message_%s partition of message for values from (%s) to (maxvalue)', placed + 10000000, placed + 10000000);

    create table transition (like transition_0 including defaults) partition by range (seq);
    create sequence transition_seq owned by transition.seq;
    perform setval('transition_seq', moved + 1, false);
    alter table transition alter column seq set default nextval('transition_seq');
    execute format('alter table transition attach partition transition_0 for values from (minvalue) to (%s)', moved + 10000000);
    execute format('create table transition_%s partition of transition for values from (%s) to (maxvalue)', moved + 10000000, moved + 10000000);
end $$;

alter table message add constraint message_pk primary key (seq);
create index message_of_conversation on message (conversation_key, at, seq);
create index message_by_quoted on message (quotes, phone_number_id) where quotes is not null;
create index message_by_wamid on message (wamid, phone_number_id) where wamid is not null;
-- Of those that have arrived nobody asks by their status: what is left is next to nothing.
create index message_on_its_way on message (conversation_key, seq)
    where status in ('queued', 'sending', 'failed', 'unknown');

alter table transition add constraint transition_pk primary key (seq);
create index transition_of_conversation on transition (conversation_key, seq);
create index transition_in_time on transition (at);
create index transition_by_time on transition (conversation_key, at, seq);
