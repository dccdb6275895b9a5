-- Files that somebody has uploaded for a reply that is not written yet.
create table upload (
    media_id         varchar(36)                 not null,
    conversation_key varchar(210)                not null,
    ban              varchar(64)                 not null,
    by_person        varchar(255)                not null,
    media_type       varchar(127)                not null,
    media_name       varchar(255),
    media_size       bigint                      not null,
    media_sha256     varchar(64)                 not null,
    at               timestamp(6) with time zone not null,
    constraint upload_pk primary key (media_id)
);
create index upload_by_age on upload (at);
