-- Pages break ties by the key, in Java as in the database; here the database's own language would order keys otherwise.
alter table conversation alter column conversation_key type varchar(210) collate "C";
alter table message alter column conversation_key type varchar(210) collate "C";
alter table transition alter column conversation_key type varchar(210) collate "C";
alter table customer_alias alter column conversation_key type varchar(210) collate "C";
alter table upload alter column conversation_key type varchar(210) collate "C";
