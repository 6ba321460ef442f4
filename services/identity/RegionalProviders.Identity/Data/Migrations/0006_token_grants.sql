-- What users allow clients to do (OpenIddict's authorizations), and the codes and refresh tokens issued on that basis
-- (its tokens). Access tokens and ID tokens are signed statements that are not stored.

-- Every token made from one authorization code belongs to one grant.
create table {schema}.token_grant (
    id uuid primary key,
    client_id text not null references {schema}.client,
    user_id uuid not null references {schema}.user_account,
    -- The browser session; no foreign key, because the grant outlives it unless the user signs out.
    session_id uuid not null,
    -- The user's stamp at sign-in: a change of password or second factor ends the grant.
    security_stamp text not null,
    scopes text[] not null,
    amr text[] not null,
    auth_time timestamptz not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    status text not null check (status in ('valid', 'revoked'))
);
create index on {schema}.token_grant (session_id);
create index on {schema}.token_grant (expires_at);

create table {schema}.token (
    id uuid primary key,
    grant_id uuid not null references {schema}.token_grant on delete cascade,
    client_id text not null references {schema}.client,
    user_id uuid not null,
    type text not null check (
        type in ('urn:openiddict:params:oauth:token-type:authorization_code', 'urn:ietf:params:oauth:token-type:refresh_token')
    ),
    -- SHA-256 of the code or token that the client has, base64.
    reference_hash text unique,
    -- The content of the token, encrypted under a key that is derived from the key-encryption key.
    payload text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    redeemed_at timestamptz,
    status text not null check (status in ('valid', 'redeemed', 'revoked')),
    -- Changes with every update, so that one of two concurrent updates is refused.
    concurrency_token text not null
);
create index on {schema}.token (grant_id);

alter table {schema}.token_grant enable row level security;
alter table {schema}.token_grant force row level security;
create policy system on {schema}.token_grant to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

alter table {schema}.token enable row level security;
alter table {schema}.token force row level security;
create policy system on {schema}.token to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, delete on {schema}.token_grant to {app};
grant update (status) on {schema}.token_grant to {app};
grant select, insert on {schema}.token to {app};
grant update (reference_hash, payload, redeemed_at, status, concurrency_token) on {schema}.token to {app};
