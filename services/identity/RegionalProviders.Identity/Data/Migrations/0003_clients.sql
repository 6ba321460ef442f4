-- OAuth clients (OpenIddict's applications, with columns of our own), and the assertions that they have already used. A
-- client through which people sign in has redirect URIs. A public client (an application on a person's own machine) has
-- no secret and gets no tokens of its own.
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
    grant_types text[] not null default array['client_credentials'] check (
        cardinality(grant_types) > 0
        and grant_types <@ array['client_credentials', 'authorization_code', 'refresh_token']
        and ('authorization_code' = any (grant_types) or not 'refresh_token' = any (grant_types))
    ),
    redirect_uris text[] not null default '{}',
    post_logout_redirect_uris text[] not null default '{}',
    is_public boolean not null default false,
    -- A council's first administrator, whose secret an operator has seen.
    made_by_operator boolean not null default false,
    constraint client_secret_or_keys check (
        num_nonnulls(secret_hash, public_jwks) = (not is_public)::int and (secret_hash is null) = (secret_salt is null)
    ),
    constraint client_public_for_people check (not is_public or not 'client_credentials' = any (grant_types)),
    constraint client_redirects check (
        ('authorization_code' = any (grant_types)) = (cardinality(redirect_uris) > 0)
        and (cardinality(redirect_uris) > 0 or cardinality(post_logout_redirect_uris) = 0)
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
    ),
    -- Made by a council's first administrator, before the council confirmed that it has taken over from the operator.
    descends_from_operator boolean not null default false
);
create index on {schema}.client (council_id, name, client_id);
create index on {schema}.client (name, client_id);

-- Used assertions, kept until they expire: each is accepted once.
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
create policy operator on {schema}.client for select to {app}
    using ((select {schema}.principal_kind()) = 'operator');
-- Of a council's clients an operator makes an administrator's only, and may disable any.
create policy operator_makes on {schema}.client for insert to {app}
    with check (
        (select {schema}.principal_kind()) = 'operator' and (kind <> 'council' or roles = array['administrator'])
    );
create policy operator_changes on {schema}.client for update to {app}
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator');
-- The token endpoint works before anybody has signed in: it sees only the client that it names in its transaction.
create policy sign_in on {schema}.client for select to {app}
    using (
        (select {schema}.principal_kind()) = 'system'
        and client_id = (select current_setting('app.sign_in_client_id', true))
    );
-- On the first start of a platform: looks for operators and creates the first one.
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
grant update (secret_salt, secret_hash, disabled_at, version, made_by_operator, descends_from_operator)
    on {schema}.client to {app};
grant select, insert, delete on {schema}.client_assertion to {app};
