-- Placement agreements of a council: one child's placement at one setting. Every row bears its council from the setting
-- of the transaction; nobody but that council reaches it. The platform's own work reaches one council at a time.

create table {schema}.agreement (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    -- Encrypted under the council's key, and a keyed hash to find it by.
    child_reference bytea not null,
    child_hash bytea not null check (length(child_hash) = 32),
    age_years smallint not null check (age_years between 0 and 25),
    gender smallint not null,
    setting_id uuid not null,
    organisation_id uuid not null,
    service_type smallint not null,
    start_on date not null,
    planned_end_on date check (planned_end_on > start_on),
    ended_on date check (ended_on > start_on),
    end_reason_code text check ((end_reason_code is null) = (ended_on is null)),
    legal_status_code text,
    purchase smallint not null,
    team_reference text not null,
    agreed_on date,
    unregulated boolean not null,
    reports_expected smallint[] not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    primary key (tenant_id, id)
);
-- Who of ours lives there; lists of a council in order of recording; one child's placements.
create index agreement_of_setting on {schema}.agreement (tenant_id, setting_id, id) include (start_on, ended_on);
create index agreement_of_organisation on {schema}.agreement (tenant_id, organisation_id, id);
create index agreement_of_child on {schema}.agreement (tenant_id, child_hash);

create table {schema}.outcome (
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    number smallint not null,
    description text not null,
    review_on date not null,
    primary key (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);

-- Costs by schedules: from its day on a schedule takes the place of every one recorded before it. Rows are never
-- changed, so that what was due on a day, and who said so, can always be told.
create table {schema}.cost_schedule (
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    number integer not null,
    effective_on date not null,
    reason text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, agreement_id, number),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);

create table {schema}.cost_line (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    schedule integer not null,
    position smallint not null,
    kind smallint not null,
    description text not null,
    -- Pence a week; the total is their sum, so that it cannot differ from it.
    social_care bigint not null check (social_care >= 0),
    education bigint not null check (education >= 0),
    health bigint not null check (health >= 0),
    outcome_number smallint,
    need_code text,
    start_on date,
    end_on date check (end_on > start_on),
    review_on date,
    -- Payment is known to have stopped.
    closed_on date,
    check (kind <> 1 or (start_on is null and end_on is null)),
    check (kind <> 2 or (start_on is not null and end_on is not null and review_on is not null
        and num_nonnulls(outcome_number, need_code) = 1)),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id, schedule)
        references {schema}.cost_schedule (tenant_id, agreement_id, number)
);
create index on {schema}.cost_line (tenant_id, agreement_id, schedule, position);
-- Extra payments that were not closed, by their end.
create index cost_line_open on {schema}.cost_line (tenant_id, end_on, id) where kind = 2 and closed_on is null;

create table {schema}.approval (
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    kind smallint not null,
    approved_on date not null,
    approver_reference text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, agreement_id, kind),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);

create table {schema}.oversight (
    id uuid not null,
    tenant_id uuid not null default {schema}.tenant_id(),
    agreement_id uuid not null,
    kind smallint not null,
    done_on date not null,
    reference text not null,
    note text not null,
    application_status smallint not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (tenant_id, id),
    foreign key (tenant_id, agreement_id) references {schema}.agreement (tenant_id, id)
);
create index on {schema}.oversight (tenant_id, agreement_id, done_on desc, id desc);

alter table {schema}.agreement enable row level security;
alter table {schema}.agreement force row level security;
alter table {schema}.outcome enable row level security;
alter table {schema}.outcome force row level security;
alter table {schema}.cost_schedule enable row level security;
alter table {schema}.cost_schedule force row level security;
alter table {schema}.cost_line enable row level security;
alter table {schema}.cost_line force row level security;
alter table {schema}.approval enable row level security;
alter table {schema}.approval force row level security;
alter table {schema}.oversight enable row level security;
alter table {schema}.oversight force row level security;

create policy own on {schema}.agreement
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy own on {schema}.outcome
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy own on {schema}.cost_schedule
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy own on {schema}.cost_line
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy own on {schema}.approval
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));
create policy own on {schema}.oversight
    using (tenant_id = (select {schema}.tenant_id())) with check (tenant_id = (select {schema}.tenant_id()));

grant select, insert on {schema}.agreement to {app};
grant update (ended_on, end_reason_code, updated_at, version) on {schema}.agreement to {app};
grant select, insert on {schema}.outcome to {app};
grant select, insert on {schema}.cost_schedule to {app};
grant select, insert on {schema}.cost_line to {app};
grant update (closed_on) on {schema}.cost_line to {app};
grant select, insert on {schema}.approval to {app};
grant select, insert on {schema}.oversight to {app};

-- When each schedule and line is in force: from from_on until until_on, which does not count; null is without end. Rows
-- whose until_on is not after from_on never are. As the caller, under the caller's policies.
create view {schema}.dated_schedule with (security_invoker = true) as
select s.*, (
    select min(later.effective_on) from {schema}.cost_schedule later
    where later.tenant_id = s.tenant_id and later.agreement_id = s.agreement_id and later.number > s.number
) as superseded_on
from {schema}.cost_schedule s;

create view {schema}.dated_line with (security_invoker = true) as
select l.*, s.effective_on, s.superseded_on, a.setting_id, a.ended_on,
    greatest(a.start_on, s.effective_on, l.start_on) as from_on,
    least(l.end_on, s.superseded_on, a.ended_on) as until_on
from {schema}.cost_line l
join {schema}.dated_schedule s on s.tenant_id = l.tenant_id and s.agreement_id = l.agreement_id and s.number = l.schedule
join {schema}.agreement a on a.tenant_id = l.tenant_id and a.id = l.agreement_id;

grant select on {schema}.dated_schedule, {schema}.dated_line to {app};
