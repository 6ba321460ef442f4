-- When each registration was last published for services that keep a copy. Its row is held until the commit: of two who
-- change the same registration at the same moment the second publishes what both did, under a later instant.
create table {schema}.registration_record (
    registration_id uuid primary key references {schema}.registration,
    recorded_at timestamptz not null
);
alter table {schema}.registration_record enable row level security;
alter table {schema}.registration_record force row level security;
-- Councils create and amend settings, coordinators and operators import: whoever may, publishes.
create policy publishers on {schema}.registration_record
    using ((select {schema}.reads_register())) with check ((select {schema}.reads_register()));
grant select, insert, update on {schema}.registration_record to {app};
