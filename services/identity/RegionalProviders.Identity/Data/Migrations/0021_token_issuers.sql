-- Councils' own OpenID providers. A registration is of one council for good: the columns that say so are never updated.
-- It counts once the council has proved that it controls the issuer.
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
    -- What a token of the issuer must contain in order to prove that the council controls the issuer.
    challenge text not null check (char_length(challenge) >= 43),
    -- When a token did; null while the issuer is only registered.
    proved_at timestamptz,
    -- When a proof was last tried: its keys are fetched from an address that the council chose.
    proof_tried_at timestamptz,
    constraint token_issuer_maps_each_value check (
        cardinality(roles) > 0 and cardinality(roles) = cardinality(role_values)
    ),
    constraint token_issuer_gives_council_roles check (
        roles <@ array['reader', 'officer', 'quality_lead', 'senior_approver', 'finance', 'administrator']
    ),
    -- Registered by an administrator whom an operator made, before the council confirmed that it has taken over.
    descends_from_operator boolean not null default false
);
-- Addresses that differ only in case or by a trailing slash are the same issuer. Any number of councils may register it,
-- each once, so that registering tells nothing of others; one can have proved it.
create unique index token_issuer_once_a_council on {schema}.token_issuer (lower(rtrim(issuer, '/')), council_id)
    where disabled_at is null;
create unique index token_issuer_of_one_council on {schema}.token_issuer (lower(rtrim(issuer, '/')))
    where disabled_at is null and proved_at is not null;
create index on {schema}.token_issuer (council_id, name, id);
create index on {schema}.token_issuer (name, id);

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
    using ((select {schema}.principal_kind()) = 'system' and disabled_at is null and proved_at is not null);

grant select, insert on {schema}.token_issuer to {app};
grant update (
    name, audience, token_type, client_ids, role_claim, role_values, roles, disabled_at, version, proved_at, proof_tried_at,
    descends_from_operator
) on {schema}.token_issuer to {app};
