-- By which ids a customer is known now: where replies go.
alter table conversation add column customer_phone varchar(140);
alter table conversation add column customer_user_id varchar(140);
alter table conversation add column customer_username varchar(200);

-- Every id that leads, or led, to a conversation. A phone number that changed hands leads to one customer after the other.
create table customer_alias (
    phone_number_id  varchar(64)                 not null,
    alias            varchar(140)                not null,
    led_from         timestamp(6) with time zone not null,
    led_until        timestamp(6) with time zone,
    conversation_key varchar(210)                not null,
    constraint customer_alias_pk primary key (phone_number_id, alias, led_from)
);
create index alias_of_conversation on customer_alias (conversation_key);

-- Until now, a conversation had the one id that is in its key: a business-scoped user id has a dot after two letters.
insert into customer_alias (phone_number_id, alias, led_from, conversation_key)
select substring(conversation_key, 1, position(':' in conversation_key) - 1),
       substring(conversation_key, position(':' in conversation_key) + 1),
       timestamp with time zone '1970-01-01 00:00:00+00', conversation_key
from conversation;
update conversation set customer_user_id = substring(conversation_key, position(':' in conversation_key) + 1)
where substring(conversation_key, position(':' in conversation_key) + 3, 1) = '.';
update conversation set customer_phone = substring(conversation_key, position(':' in conversation_key) + 1)
where customer_user_id is null;
