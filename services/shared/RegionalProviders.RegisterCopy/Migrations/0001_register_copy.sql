-- Registrations and their settings, from the register of providers: stored from RegistrationRecorded, and rebuilt by
-- "register republish". Each service has all columns, whichever it reads. Shared reference data: members read it; a
-- service lets others, such as providers, see more by its own policies.

-- Enums of the API, by their C# names; tables of the service use them too.
create domain {schema}.regulator as text check (value in (
    'Unspecified', 'Ofsted', 'Gias', 'Cqc', 'CareInspectorateScotland', 'CareInspectorateWales'));
create domain {schema}.service_type as text check (value in (
    'Unspecified', 'IndependentFosteringAgency', 'ChildrensHome', 'ResidentialSchool38', 'ResidentialSchool52',
    'ResidentialFamilyCentre', 'ParentAndChildFostering', 'ParentAndChildSupportedAccommodation',
    'SupportedAccommodation', 'SupportedAccommodationSingle', 'SupportedAccommodationSharedRingFenced',
    'SupportedAccommodationShared', 'SupportedLodgings', 'FloatingSupport', 'Activity', 'SecureChildrensHome',
    'SecureTrainingCentre', 'ShortBreaks', 'InternallyCommissionedResidential', 'Bespoke', 'Unregulated',
    'ExtraCareHousing', 'BoardingSchool', 'FurtherEducationCollege', 'SpecialSchool', 'AdoptionAgency', 'Other'));

-- A registration with its primary setting. In an enum column, Unspecified also stands for a value that is newer than
-- this service.
create table {schema}.register_entry (
    regulator {schema}.regulator not null check (regulator <> 'Unspecified'),
    -- The regulator's number, upper case.
    urn text not null,
    setting_id uuid not null,
    -- Empty if the register has none.
    setting_name text not null default '',
    -- The provider; null if unknown or withheld.
    organisation_id uuid,
    -- Empty if the register has none.
    organisation_name text not null default '',
    service_type {schema}.service_type not null default 'Unspecified',
    -- What the regulator's lists say, whatever councils say; Unspecified where none does.
    listed_service_type {schema}.service_type not null default 'Unspecified',
    -- The regulator's own words for the type of provision; empty where it has none.
    provision_type text not null default '',
    sector text not null default '',
    -- According to the latest list.
    status text not null default 'Unspecified' check (status in (
        'Unspecified', 'Active', 'Suspended', 'Resigned', 'Cancelled', 'Closed', 'Proposed')),
    -- Band of its standing judgement; None if it has not been judged.
    band text not null default 'Unspecified' check (band in (
        'Unspecified', 'Strong', 'Good', 'Weak', 'Failing', 'None')),
    -- First day; null if no list states it.
    registered_on date,
    -- First day on which it was no longer registered; null while it is registered.
    withdrawn_on date,
    -- The council in whose area it is (id in the directory of councils); null if unknown.
    host_council_id uuid,
    -- E, S, W or N; empty if unknown.
    nation text not null default '',
    -- Number of children who may live there; null if the register has no number.
    places integer,
    -- Of the event that was stored last. An event that arrives late is older and changes nothing.
    updated_at timestamptz not null,
    primary key (urn, regulator)
);
create index on {schema}.register_entry (setting_id);
create index on {schema}.register_entry (organisation_id);

-- Settings of a registration besides its primary one: premises of supported accommodation. What a regulator says about
-- a registration applies to all of them.
create table {schema}.register_premises (
    regulator {schema}.regulator not null check (regulator <> 'Unspecified'),
    urn text not null,
    setting_id uuid not null,
    host_council_id uuid,
    service_type {schema}.service_type not null,
    primary key (urn, regulator, setting_id)
);
create index on {schema}.register_premises (setting_id);

do $$
declare
    t text;
begin
    foreach t in array array['register_entry', 'register_premises']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format(
            'create policy readers on {schema}.%I for select
             using ((select {schema}.principal_kind()) in (''council'', ''coordinator'', ''system''))', t);
        execute format(
            'create policy feed on {schema}.%I
             using ((select {schema}.principal_kind()) = ''system'')
             with check ((select {schema}.principal_kind()) = ''system'')', t);
    end loop;
end $$;
grant select, insert, update on {schema}.register_entry to {app};
grant select, insert, update, delete on {schema}.register_premises to {app};

-- Every setting of every registration.
create view {schema}.registered_setting with (security_invoker = true) as
    select regulator, urn, setting_id, organisation_id, host_council_id, service_type, status, registered_on,
        withdrawn_on, updated_at
    from {schema}.register_entry
    union all
    select p.regulator, p.urn, p.setting_id, r.organisation_id, p.host_council_id, p.service_type, r.status,
        r.registered_on, r.withdrawn_on, r.updated_at
    from {schema}.register_premises p join {schema}.register_entry r on r.urn = p.urn and r.regulator = p.regulator;
grant select on {schema}.registered_setting to {app};

-- The given settings, with all other settings of their registrations.
create function {schema}.with_premises(settings uuid[]) returns uuid[]
language sql stable
as $$
    -- One registration at a time: joining the view with itself would read all of it.
    with registration as materialized (
        select urn, regulator from {schema}.register_entry where setting_id = any (settings)
        union
        select urn, regulator from {schema}.register_premises where setting_id = any (settings)
    )
    select array(
        select unnest(settings)
        union
        select o.setting_id
        from registration r
        cross join lateral (
            select e.setting_id from {schema}.register_entry e where e.urn = r.urn and e.regulator = r.regulator
            union all
            select p.setting_id from {schema}.register_premises p where p.urn = r.urn and p.regulator = r.regulator
        ) o)
$$;
