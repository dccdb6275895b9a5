-- What customers write quotes nothing and has no status in most cases: it need not be in these indices. None of them begins
-- with the number any more: without statistics PostgreSQL took them for as good as the one by which a message's id is found.
drop index message_by_quoted;
create index message_by_quoted on message (quotes, phone_number_id) where quotes is not null;
drop index message_by_wamid;
create index message_by_wamid on message (wamid, phone_number_id) where wamid is not null;
drop index message_on_its_way;
create index message_on_its_way on message (status, conversation_key, seq) where status is not null;
