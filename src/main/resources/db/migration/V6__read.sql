-- The customer's message up to which somebody who may reply has looked at the conversation.
alter table conversation add column read_message varchar(255);
