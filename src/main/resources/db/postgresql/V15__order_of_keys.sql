-- Pages break ties by the key, in Java as in the database; here the database's own language would order keys otherwise.
do $$
declare keyed record;
begin
    for keyed in select table_name from information_schema.columns
                 where table_schema = current_schema and column_name = 'conversation_key'
    loop
        execute format('alter table %I alter column conversation_key type varchar(210) collate "C"', keyed.table_name);
    end loop;
end $$;
