-- Councils' own OpenID providers. An issuer speaks for one council, fixed when it is registered: the columns that say
-- so are never updated.
create table {schema}.token_issuer (
    -- Also the prefix of the subjects of its tokens.
    id uuid primary key,
    council_id uuid not null references {schema}.council,
    name text not null check (char_length(name) between 3 and 100),
    -- The value of iss in its tokens.
    issuer text not null check (char_length(issuer) <= 500),
    audience text not null check (char_length(audience) between 1 and 200),
    token_type text not null check (token_type in ('at+jwt', 'JWT')),
    -- Clients that its tokens may be issued to; empty for all.
    client_ids text[] not null default '{}',
    role_claim text not null check (char_length(role_claim) between 1 and 200),
    -- The value at an index gives the role at the same index of roles.
    role_values text[] not null,
    roles text[] not null,
    created_at timestamptz not null,
    disabled_at timestamptz,
    version bigint not null default 1,
    constraint token_issuer_maps_each_value check (
        cardinality(roles) > 0 and cardinality(roles) = cardinality(role_values)
    ),
    constraint token_issuer_gives_council_roles check (
        roles <@ array['reader', 'officer', 'quality_lead', 'senior_approver', 'finance', 'administrator']
    ),
    -- Registered by an administrator whom an operator made, before the council confirmed that it has taken over.
    descends_from_operator boolean not null default false
);
-- Addresses that differ only in case or by a trailing slash are the same issuer.
create unique index token_issuer_of_one_council on {schema}.token_issuer (lower(rtrim(issuer, '/')))
    where disabled_at is null;
create index on {schema}.token_issuer (lower(rtrim(issuer, '/')));
create index on {schema}.token_issuer (council_id, name, id);
create index on {schema}.token_issuer (name, id);

-- Whether another council ever registered the issuer. Runs as the owner, because a council does not see others' issuers.
create function {schema}.issuer_was_of_another(asked text, council uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from {schema}.token_issuer
        where lower(rtrim(issuer, '/')) = lower(rtrim(asked, '/')) and council_id <> council
    )
$$;
revoke execute on function {schema}.issuer_was_of_another(text, uuid) from public;
grant execute on function {schema}.issuer_was_of_another(text, uuid) to {app};

alter table {schema}.token_issuer enable row level security;
alter table {schema}.token_issuer force row level security;
create policy own_council on {schema}.token_issuer to {app}
    using ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()))
    with check ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()));
create policy operator on {schema}.token_issuer to {app}
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator');
-- The published list: what every service must know in order to check tokens.
create policy published on {schema}.token_issuer for select to {app}
    using ((select {schema}.principal_kind()) = 'system' and disabled_at is null);
-- For issuer_was_of_another() alone.
create policy every_council on {schema}.token_issuer for select to {owner}
    using (true);

grant select, insert on {schema}.token_issuer to {app};
grant update (name, audience, token_type, client_ids, role_claim, role_values, roles, disabled_at, version,
    descends_from_operator)
    on {schema}.token_issuer to {app};
