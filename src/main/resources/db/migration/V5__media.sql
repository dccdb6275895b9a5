-- The files of messages: what is known of each, and how far its way here has come. The bytes are in the media store.
create table attachment (
    message_seq    bigint                      not null,
    media_id       varchar(36)                 not null,
    media_source   varchar(255)                not null,
    media_type     varchar(127)                not null,
    media_name     varchar(255),
    media_size     bigint,
    media_sha256   varchar(64),
    media_state    varchar(20)                 not null,
    media_error    varchar(1000),
    media_attempts integer default 0           not null,
    media_due_at   timestamp(6) with time zone not null,
    media_until    timestamp(6) with time zone not null,
    constraint attachment_pk primary key (message_seq),
    constraint attachment_once unique (media_id)
);
create index attachment_waiting on attachment (media_state, media_due_at);
