-- By which terms a message is found: the first letters of its words, as 64-bit hashes. A customer is found by the message in
-- which their name or number was first told. Newest first is the order of the key itself, walked backwards.
create table message_term (
    term bigint not null,
    seq  bigint not null,
    constraint message_term_pk primary key (term, seq)
);
