-- When a position was stored: a snapshot that is older says nothing about it. Null for what was stored before.
alter table {schema}.position add column stored_at timestamptz;
