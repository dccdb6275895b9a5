-- Which deployed diagram a conversation's process instance runs on: what a customer's message does there is known from it.
-- Conversations that are running have it from their next state on; until then their messages take the long way.
alter table conversation add column diagram_id varchar(64);

-- A message that was there already could leave the row of a conversation that never began.
delete from customer_alias where conversation_key in (select conversation_key from conversation where state is null);
delete from conversation where state is null;
