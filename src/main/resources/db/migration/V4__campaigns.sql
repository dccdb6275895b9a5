-- What campaign tools sent from our numbers: never shown, but answers to it are named.
create table campaign_message (
    phone_number_id varchar(64)                 not null,
    message_id      varchar(255)                not null,
    customer        varchar(140)                not null,
    campaign        varchar(255)                not null,
    at              timestamp(6) with time zone not null,
    constraint campaign_message_pk primary key (phone_number_id, message_id)
);

-- Answers by what they quote.
create index message_by_quoted on message (phone_number_id, quotes);
