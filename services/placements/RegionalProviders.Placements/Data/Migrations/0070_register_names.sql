-- What the register calls settings and their owners, for regional tables. Rows from before have none until the register
-- is published again (register republish).
alter table {schema}.register_entry
    -- Of the registration's primary setting; empty where the register has none.
    add column setting_name text not null default '',
    -- Of the organisation; empty where the register has none.
    add column organisation_name text not null default '';
create index on {schema}.register_entry (organisation_id);
