-- Lists of a person and of a number in all states, in their own order. Few conversations are anybody's at a time, so that their
-- state needs no place in the index.
drop index conversation_of_person;
drop index conversation_picked_up;
create index conversation_of_person on conversation (assignee, last_at desc, conversation_key desc);
create index conversation_picked_up on conversation (picked_up_by, last_at desc, conversation_key desc);
create index conversation_number_newest_of_all on conversation (phone_number_id, last_at desc, conversation_key desc);
