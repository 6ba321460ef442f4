-- Machine clients of OAuth, and the assertions that they have already used.
create table {schema}.client (
    client_id text primary key,
    name text not null check (char_length(name) between 3 and 100),
    kind text not null check (kind in ('council', 'coordinator', 'provider', 'operator')),
    council_id uuid references {schema}.council,
    consortium_ids uuid[] not null default '{}',
    organisation_id uuid,
    roles text[] not null check (cardinality(roles) > 0),
    -- HMAC-SHA256 of the secret under the salt; never the secret.
    secret_salt bytea,
    secret_hash bytea,
    -- Public keys of a client that signs its requests for tokens.
    public_jwks jsonb,
    created_at timestamptz not null,
    disabled_at timestamptz,
    version bigint not null default 1,
    constraint client_secret_or_keys check (
        num_nonnulls(secret_hash, public_jwks) = 1 and (secret_hash is null) = (secret_salt is null)
    ),
    constraint client_speaks_for_its_kind check (
        (kind = 'council') = (council_id is not null)
        and (kind = 'coordinator') = (cardinality(consortium_ids) > 0)
        and (kind = 'provider') = (organisation_id is not null)
    ),
    constraint client_roles_of_its_kind check (
        case kind
            when 'council' then roles
                <@ array['reader', 'officer', 'quality_lead', 'senior_approver', 'finance', 'administrator']
            else roles = array[kind]
        end
    )
);
create index on {schema}.client (council_id, name, client_id);
create index on {schema}.client (name, client_id);

-- Assertions until they expire: each counts once.
create table {schema}.client_assertion (
    client_id text not null references {schema}.client,
    jti text not null,
    expires_at timestamptz not null,
    primary key (client_id, jti)
);
create index on {schema}.client_assertion (expires_at);

alter table {schema}.client enable row level security;
alter table {schema}.client force row level security;
create policy own_council on {schema}.client to {app}
    using ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()))
    with check ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()));
create policy operator on {schema}.client to {app}
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator');
-- The token endpoint works before anybody has signed in: it sees the one client that it names in its transaction.
create policy sign_in on {schema}.client for select to {app}
    using (
        (select {schema}.principal_kind()) = 'system'
        and client_id = (select current_setting('app.sign_in_client_id', true))
    );
-- The first start of a platform: looks for operators and makes the first.
create policy first_administrator on {schema}.client for select to {app}
    using (
        (select {schema}.principal_kind()) = 'system'
        and (select {schema}.subject()) = 'system:identity-bootstrap'
        and kind = 'operator'
    );
create policy first_administrator_insert on {schema}.client for insert to {app}
    with check (
        (select {schema}.principal_kind()) = 'system'
        and (select {schema}.subject()) = 'system:identity-bootstrap'
        and kind = 'operator'
    );

alter table {schema}.client_assertion enable row level security;
alter table {schema}.client_assertion force row level security;
create policy system on {schema}.client_assertion to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert on {schema}.client to {app};
grant update (secret_salt, secret_hash, disabled_at, version) on {schema}.client to {app};
grant select, insert, delete on {schema}.client_assertion to {app};
