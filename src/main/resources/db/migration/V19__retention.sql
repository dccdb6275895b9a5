-- What campaigns sent is removed when it is old.
create index campaign_message_by_time on campaign_message (at);
