-- The councils, with every code, spelling and reorganisation: published facts, loaded by the owner after each
-- migration and read by everybody. A council's id is its tenant id and never changes.
create table {schema}.council (
    id uuid primary key,
    name text not null,
    kind text not null,
    nation text not null,
    -- Empty outside England.
    region text not null,
    exists_from date,
    exists_to date
);
create index on {schema}.council (name);

create table {schema}.council_code (
    scheme text not null check (scheme in ('gss', 'dfe')),
    code text not null,
    council_id uuid not null references {schema}.council,
    valid_from date,
    valid_to date,
    primary key (scheme, code, council_id)
);
create index on {schema}.council_code (council_id);

-- Spellings other than the official one.
create table {schema}.council_name (
    council_id uuid not null references {schema}.council,
    name text not null,
    primary key (council_id, name)
);

create table {schema}.council_successor (
    predecessor_id uuid not null references {schema}.council,
    successor_id uuid not null references {schema}.council,
    on_date date not null,
    primary key (predecessor_id, successor_id)
);
create index on {schema}.council_successor (successor_id);

alter table {schema}.council enable row level security;
alter table {schema}.council force row level security;
create policy everybody_reads on {schema}.council for select to {app}
    using ((select {schema}.principal_kind()) is not null);
create policy owner_loads on {schema}.council to {owner} using (true) with check (true);

alter table {schema}.council_code enable row level security;
alter table {schema}.council_code force row level security;
create policy everybody_reads on {schema}.council_code for select to {app}
    using ((select {schema}.principal_kind()) is not null);
create policy owner_loads on {schema}.council_code to {owner} using (true) with check (true);

alter table {schema}.council_name enable row level security;
alter table {schema}.council_name force row level security;
create policy everybody_reads on {schema}.council_name for select to {app}
    using ((select {schema}.principal_kind()) is not null);
create policy owner_loads on {schema}.council_name to {owner} using (true) with check (true);

alter table {schema}.council_successor enable row level security;
alter table {schema}.council_successor force row level security;
create policy everybody_reads on {schema}.council_successor for select to {app}
    using ((select {schema}.principal_kind()) is not null);
create policy owner_loads on {schema}.council_successor to {owner} using (true) with check (true);

grant select on {schema}.council, {schema}.council_code, {schema}.council_name, {schema}.council_successor to {app};
