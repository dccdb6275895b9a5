-- Terms leave with their messages, by whole partitions. What there is becomes the first one as it stands, with room for ten
-- million messages more; the last one is empty.
alter table message_term rename to message_term_0;
alter table message_term_0 rename constraint message_term_pk to message_term_0_pk;
create table message_term (
    term bigint not null,
    seq  bigint not null,
    constraint message_term_pk primary key (term, seq)
) partition by range (seq);
do $$
declare
    border bigint := (select coalesce(max(seq), 0) + 10000000 from message);
begin
    execute format('alter table message_term attach partition message_term_0 for values from (minvalue) to (%s)', border);
    execute format('create table message_term_%s partition of message_term for values from (%s) to (maxvalue)', border, border);
end $$;
