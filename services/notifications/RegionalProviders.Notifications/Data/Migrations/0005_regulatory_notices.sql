-- Notices from regulators to local authorities, recorded once per consortium, and each council's own decisions about them.

create table {schema}.regulatory_notice (
    id uuid primary key,
    consortium_id uuid not null,
    type text not null check (type in (
        'DecidesToCancel', 'Suspended', 'SuspensionExtended', 'Summons', 'AccommodationRestricted',
        'RestrictionExtended', 'AppealMade', 'AppealOutcome', 'Lifted')),
    setting_id uuid not null,
    urn text not null,
    paragraph text not null,
    decided_on date not null,
    effective_on date not null,
    ends_on date,
    reason text not null,
    supersedes_id uuid references {schema}.regulatory_notice,
    -- No foreign key: written before the notice that it names, as that one can only be inserted once this one is superseded.
    superseded_by_id uuid,
    recorded_by_council_id uuid not null default {schema}.tenant_id(),
    recorded_by text not null default {schema}.subject(),
    recorded_at timestamptz not null,
    check (
        ends_on is null
        or ends_on >= effective_on
            and type in ('Suspended', 'SuspensionExtended', 'AccommodationRestricted', 'RestrictionExtended'))
);
create unique index on {schema}.regulatory_notice (consortium_id, setting_id, type, decided_on)
    where superseded_by_id is null;
create index on {schema}.regulatory_notice (consortium_id, id);
create index on {schema}.regulatory_notice (setting_id, id);
create index on {schema}.regulatory_notice (ends_on) where superseded_by_id is null and ends_on is not null;

-- Rows are never changed.
create table {schema}.placement_review (
    id uuid not null,
    council_id uuid not null default {schema}.tenant_id(),
    regulatory_notice_id uuid not null references {schema}.regulatory_notice,
    decision text not null check (decision in ('Stay', 'TemporaryMove', 'PermanentMove')),
    note text not null,
    recorded_at timestamptz not null,
    recorded_by text not null default {schema}.subject(),
    primary key (council_id, id)
);
create index on {schema}.placement_review (council_id, regulatory_notice_id, id);
