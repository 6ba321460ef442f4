-- Keys that sign access tokens. The newest key whose not_before has passed signs; every key is published until its
-- retired_at, so that tokens signed before a rotation stay valid and verifiers know the next key in advance.
create table {schema}.signing_key (
    kid text primary key,
    algorithm text not null,
    -- PKCS#8, encrypted with AES-256-GCM (nonce, tag, ciphertext; the kid is the associated data).
    encrypted_private_key bytea not null,
    -- Names the key-encryption key without revealing it.
    encrypted_with text not null,
    public_jwk jsonb not null,
    created_at timestamptz not null,
    not_before timestamptz not null,
    retired_at timestamptz
);

alter table {schema}.signing_key enable row level security;
alter table {schema}.signing_key force row level security;
create policy system on {schema}.signing_key to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert, delete on {schema}.signing_key to {app};
-- For rotation: setting the end of the previous key, and re-encryption under another key-encryption key.
grant update (retired_at, encrypted_private_key, encrypted_with) on {schema}.signing_key to {app};
