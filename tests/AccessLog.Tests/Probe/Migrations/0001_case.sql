create table {schema}.care_case (id uuid primary key default gen_random_uuid());
alter table {schema}.care_case enable row level security;
alter table {schema}.care_case force row level security;
create policy everyone on {schema}.care_case using (true) with check (true);
grant select, insert on {schema}.care_case to {app};
