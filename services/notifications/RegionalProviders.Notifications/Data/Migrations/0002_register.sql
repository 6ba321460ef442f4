-- What the service knows from the events of other services: where councils have children placed, and the settings of each
-- registration. Both decide whom a notice affects.

create table {schema}.position (
    council_id uuid not null,
    setting_id uuid not null,
    live_count integer not null check (live_count >= 0),
    -- Of the event that it was last stored from.
    version bigint not null,
    -- A snapshot that is older says nothing about it.
    stored_at timestamptz,
    primary key (council_id, setting_id)
);

-- A registration with its primary setting.
create table {schema}.register_entry (
    regulator {schema}.regulator not null,
    urn text not null,
    setting_id uuid not null,
    organisation_id uuid,
    -- The council in whose area it lies; null where unknown.
    host_council_id uuid,
    -- Which regulation a significant event falls under goes by it; null until the register tells it next.
    service_type {schema}.service_type,
    updated_at timestamptz not null,
    primary key (urn, regulator)
);
create index on {schema}.register_entry (setting_id);
create index on {schema}.register_entry (organisation_id);

-- Settings that a registration has beside its primary one: premises of supported accommodation. What a regulator says of a
-- registration holds for all of them.
create table {schema}.register_premises (
    regulator {schema}.regulator not null,
    urn text not null,
    setting_id uuid not null,
    host_council_id uuid,
    service_type {schema}.service_type not null,
    primary key (urn, regulator, setting_id)
);
create index on {schema}.register_premises (setting_id);

-- Every setting of every registration.
create view {schema}.registered_setting with (security_invoker = true) as
    select regulator, urn, setting_id, organisation_id, host_council_id, service_type, updated_at
    from {schema}.register_entry
    union all
    select p.regulator, p.urn, p.setting_id, r.organisation_id, p.host_council_id, p.service_type, r.updated_at
    from {schema}.register_premises p join {schema}.register_entry r on r.urn = p.urn and r.regulator = p.regulator;

-- What was last learnt of a setting, so that what comes late or again is known to be old: imports have their ids in the
-- order of time. The topic is the status of its registration, or the scale of a judgement.
create table {schema}.register_change (
    setting_id uuid not null,
    topic text not null check (topic = 'Status' or topic::{schema}.judgement_scale is not null),
    import_id uuid not null,
    primary key (setting_id, topic)
);
