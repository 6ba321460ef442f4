-- What regulators tell local authorities: recorded once for a consortium, with what each council decides for itself.

create table {schema}.regulatory_notice (
    id uuid primary key,
    consortium_id uuid not null,
    type smallint not null,
    setting_id uuid not null,
    urn text not null,
    paragraph text not null,
    decided_on date not null,
    effective_on date not null,
    ends_on date,
    reason text not null,
    supersedes_id uuid references {schema}.regulatory_notice,
    -- Written before the notice that it names: that one could not be made while this one stands.
    superseded_by_id uuid,
    recorded_by_council_id uuid not null default {schema}.tenant_id(),
    recorded_by text not null default {schema}.subject(),
    recorded_at timestamptz not null,
    check (ends_on is null or (ends_on >= effective_on and type in (2, 3, 5, 6)))
);
create unique index on {schema}.regulatory_notice (consortium_id, setting_id, type, decided_on)
    where superseded_by_id is null;
create index on {schema}.regulatory_notice (consortium_id, id);
create index on {schema}.regulatory_notice (setting_id, id);
create index on {schema}.regulatory_notice (ends_on) where superseded_by_id is null and ends_on is not null;

create table {schema}.placement_review (
    id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    regulatory_notice_id uuid not null references {schema}.regulatory_notice,
    decision smallint not null,
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (council_id, id)
);
create index on {schema}.placement_review (council_id, regulatory_notice_id, id);

alter table {schema}.regulatory_notice enable row level security;
alter table {schema}.regulatory_notice force row level security;
alter table {schema}.placement_review enable row level security;
alter table {schema}.placement_review force row level security;

create policy members on {schema}.regulatory_notice for select
    using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
create policy record on {schema}.regulatory_notice for insert
    with check (
        recorded_by_council_id = (select {schema}.tenant_id())
        and consortium_id = any ((select {schema}.consortium_ids())::uuid[]));
-- What one member recorded another may follow up.
create policy supersede on {schema}.regulatory_notice for update
    using (
        (select {schema}.tenant_id()) is not null
        and consortium_id = any ((select {schema}.consortium_ids())::uuid[]))
    with check (consortium_id = any ((select {schema}.consortium_ids())::uuid[]) and superseded_by_id is not null);
create policy own on {schema}.placement_review
    using (council_id = (select {schema}.tenant_id())) with check (council_id = (select {schema}.tenant_id()));

grant select, insert on {schema}.regulatory_notice to {app};
grant update (superseded_by_id) on {schema}.regulatory_notice to {app};
grant select, insert on {schema}.placement_review to {app};
