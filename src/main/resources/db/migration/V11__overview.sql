-- Who picked a conversation up is told apart from who put it back.
alter table transition add column picked_up_by varchar(255);

-- The supervisors' overview walks what happened in a period.
create index transition_in_time on transition (at);
