-- What the Inbox page reads, so that a million conversations cost a page no more than a hundred do.
alter table conversation add column phone_number_id varchar(64);
update conversation set phone_number_id = substring(conversation_key, 1, position(':' in conversation_key) - 1);

-- How many messages the customer has sent since the last reply.
alter table conversation add column unanswered integer default 0 not null;
update conversation set unanswered = (
    select count(*) from message heard
    where heard.conversation_key = conversation.conversation_key and heard.direction = 'in'
      and heard.kind not in ('reaction', 'edit', 'revoke', 'system', 'request_welcome')
      and not exists (
          select 1 from message reply
          where reply.conversation_key = heard.conversation_key and reply.direction = 'out' and reply.seq > heard.seq)
) where last_direction = 'in';

-- A list goes backwards from the newest one; not every database walks an index from its end.
drop index conversation_newest;
create index conversation_newest on conversation (ban, state, last_at desc, conversation_key desc);
create index conversation_newest_of_all on conversation (ban, last_at desc, conversation_key desc);
create index conversation_number_waiting on conversation (phone_number_id, state, since, conversation_key);
create index conversation_number_newest on conversation (phone_number_id, state, last_at desc, conversation_key desc);
create index conversation_picked_up on conversation (picked_up_by, state, last_at desc);
create index transition_by_time on transition (conversation_key, at, seq);
