-- People who sign in with a password and a second factor.
create table {schema}.user_account (
    id uuid primary key,
    email text not null,
    -- Upper case, as the framework's lookup normaliser produces it. Used to sign in once activated; free again once the
    -- user is disabled.
    normalised_email text not null,
    display_name text not null check (char_length(display_name) between 2 and 100),
    kind text not null check (kind in ('council', 'coordinator', 'provider', 'operator')),
    council_id uuid references {schema}.council,
    consortium_ids uuid[] not null default '{}',
    organisation_id uuid,
    roles text[] not null check (cardinality(roles) > 0),
    -- PBKDF2 in the framework's format; null until activated.
    password_hash text,
    -- Changes with the password, with the second factor and when disabled: earlier sessions and grants then end.
    security_stamp text not null,
    -- TOTP secret in base32, encrypted with AES-256-GCM under the key-encryption key; the user's id is the associated data.
    totp_secret bytea,
    totp_encrypted_with text,
    -- True once the user has proved possession of the secret.
    totp_confirmed boolean not null default false,
    -- Newest time step used: a code is accepted once.
    totp_last_step bigint not null default 0,
    -- SHA-256 of recovery codes of 80 random bits each; removed when used.
    recovery_code_hashes bytea[] not null default '{}',
    -- SHA-256 of the token in the activation link.
    invitation_hash bytea,
    invitation_expires_at timestamptz,
    failed_count int not null default 0,
    -- Lockouts since the last full sign-in: each lasts longer.
    lockout_count int not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null,
    activated_at timestamptz,
    disabled_at timestamptz,
    version bigint not null default 1,
    constraint user_speaks_for_its_kind check (
        (kind = 'council') = (council_id is not null)
        and (kind = 'coordinator') = (cardinality(consortium_ids) > 0)
        and (kind = 'provider') = (organisation_id is not null)
    ),
    constraint user_roles_of_its_kind check (
        case kind
            when 'council' then roles
                <@ array['reader', 'officer', 'quality_lead', 'senior_approver', 'finance', 'administrator']
            else roles = array[kind]
        end
    ),
    constraint user_active_has_both_factors check (
        activated_at is null
        or disabled_at is not null
        or (password_hash is not null and (totp_confirmed or invitation_hash is not null))
    ),
    constraint user_invitation_ends check ((invitation_hash is null) = (invitation_expires_at is null)),
    constraint user_totp_names_its_key check ((totp_secret is null) = (totp_encrypted_with is null)),
    -- Made by an operator, or by an administrator whom one made, before the council confirmed that it has taken over.
    descends_from_operator boolean not null default false
);
-- An address is one account's within its council, and within all that are no council's. What other tenants have does not
-- count, so that creating a user tells nothing of it.
create unique index user_account_email_key on {schema}.user_account (council_id, normalised_email) nulls not distinct
    where disabled_at is null;
-- People sign in with the address alone: of several accounts with it one can be activated.
create unique index user_account_sign_in_key on {schema}.user_account (normalised_email)
    where activated_at is not null and disabled_at is null;
create unique index user_account_invitation_key on {schema}.user_account (invitation_hash);
create index on {schema}.user_account (council_id, normalised_email, id);
create index on {schema}.user_account (normalised_email, id);

-- Public keys of authenticators that are a second factor beside TOTP, as the framework's store keeps them.
create table {schema}.user_passkey (
    credential_id bytea primary key check (octet_length(credential_id) between 1 and 1023),
    user_id uuid not null references {schema}.user_account,
    data jsonb not null
);
create index on {schema}.user_passkey (user_id);

-- Keys of Data Protection, which encrypt cookies and protect forms: themselves encrypted under the key-encryption key.
create table {schema}.data_protection_key (
    id uuid primary key,
    xml text not null check (xml like '%<keyEncryptedKey %' or xml like '<revocation %'),
    created_at timestamptz not null
);

-- A browser that has signed in. The framework's cookie contains the id.
create table {schema}.sign_in_session (
    id uuid primary key,
    user_id uuid not null references {schema}.user_account,
    security_stamp text not null,
    -- False between the password and the second factor.
    is_complete boolean not null,
    amr text[] not null,
    auth_time timestamptz not null,
    ends_at timestamptz not null,
    -- Extended with use, never past ends_at.
    expires_at timestamptz not null,
    -- Challenge of the latest passkey ceremony in this browser; it can be used once.
    passkey_state text
);
create index on {schema}.sign_in_session (expires_at);

-- A browser in which a user has signed in with both factors; a cookie contains the id.
create table {schema}.known_device (
    id uuid not null,
    user_id uuid not null references {schema}.user_account,
    security_stamp text not null,
    -- Failures in a row; too many of them remove the row.
    failed_count int not null default 0,
    expires_at timestamptz not null,
    primary key (id, user_id)
);
create index on {schema}.known_device (expires_at);

-- Failed attempts to sign in by network address (IPv6: by /64), for a short time.
create table {schema}.sign_in_address (
    address text primary key,
    failed_count int not null,
    expires_at timestamptz not null
);
create index on {schema}.sign_in_address (expires_at);

alter table {schema}.user_account enable row level security;
alter table {schema}.user_account force row level security;
create policy own_council on {schema}.user_account to {app}
    using ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()))
    with check ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()));
-- Operators give a council its first administrators; they do not see the council's other users.
create policy operator on {schema}.user_account to {app}
    using (
        (select {schema}.principal_kind()) = 'operator' and (kind <> 'council' or 'administrator' = any (roles))
    )
    with check (
        (select {schema}.principal_kind()) = 'operator' and (kind <> 'council' or 'administrator' = any (roles))
    );
-- Signing in works before anybody is signed in: it sees only the user whom it names in its transaction, and changes
-- that user by id only.
create policy sign_in on {schema}.user_account for select to {app}
    using (
        (select {schema}.principal_kind()) = 'system'
        and disabled_at is null
        and (
            normalised_email = (select current_setting('app.sign_in_email', true))
            or id::text = (select current_setting('app.sign_in_user_id', true))
            or encode(invitation_hash, 'hex') = (select current_setting('app.sign_in_invitation', true))
        )
    );
create policy sign_in_change on {schema}.user_account for update to {app}
    using (
        (select {schema}.principal_kind()) = 'system'
        and disabled_at is null
        and id::text = (select current_setting('app.sign_in_user_id', true))
    )
    with check (
        (select {schema}.principal_kind()) = 'system'
        and id::text = (select current_setting('app.sign_in_user_id', true))
    );

-- A passkey is visible with its user: signing in sees those of the user whom it names, administrators delete them.
alter table {schema}.user_passkey enable row level security;
alter table {schema}.user_passkey force row level security;
create policy sign_in on {schema}.user_passkey to {app}
    using (
        (select {schema}.principal_kind()) = 'system'
        and user_id::text = (select current_setting('app.sign_in_user_id', true))
    )
    with check (
        (select {schema}.principal_kind()) = 'system'
        and user_id::text = (select current_setting('app.sign_in_user_id', true))
    );
create policy administrator on {schema}.user_passkey for select to {app}
    using (
        (select {schema}.principal_kind()) in ('council', 'operator')
        and exists (select from {schema}.user_account u where u.id = user_id)
    );
create policy administrator_removes on {schema}.user_passkey for delete to {app}
    using (
        (select {schema}.principal_kind()) in ('council', 'operator')
        and exists (select from {schema}.user_account u where u.id = user_id)
    );

alter table {schema}.data_protection_key enable row level security;
alter table {schema}.data_protection_key force row level security;
create policy system on {schema}.data_protection_key to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

alter table {schema}.sign_in_session enable row level security;
alter table {schema}.sign_in_session force row level security;
create policy system on {schema}.sign_in_session to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

alter table {schema}.known_device enable row level security;
alter table {schema}.known_device force row level security;
create policy system on {schema}.known_device to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

alter table {schema}.sign_in_address enable row level security;
alter table {schema}.sign_in_address force row level security;
create policy system on {schema}.sign_in_address to {app}
    using ((select {schema}.principal_kind()) = 'system')
    with check ((select {schema}.principal_kind()) = 'system');

grant select, insert on {schema}.user_account to {app};
grant update (
    roles, password_hash, security_stamp, totp_secret, totp_encrypted_with, totp_confirmed, totp_last_step,
    recovery_code_hashes, invitation_hash, invitation_expires_at, failed_count, lockout_count, locked_until,
    activated_at, disabled_at, version, descends_from_operator
) on {schema}.user_account to {app};
grant select, insert, delete on {schema}.sign_in_session to {app};
grant update (expires_at, passkey_state) on {schema}.sign_in_session to {app};
grant select, insert, delete on {schema}.user_passkey to {app};
grant update (data) on {schema}.user_passkey to {app};
grant select, insert on {schema}.data_protection_key to {app};
grant update (xml) on {schema}.data_protection_key to {app};
grant select, insert, update, delete on {schema}.known_device to {app};
grant select, insert, update, delete on {schema}.sign_in_address to {app};
