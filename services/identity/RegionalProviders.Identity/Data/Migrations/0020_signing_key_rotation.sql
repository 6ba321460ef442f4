-- Changing signing keys: setting the end of the last, deleting it after, encrypting anew under another key-encryption key.
grant update (retired_at, encrypted_private_key, encrypted_with) on {schema}.signing_key to {app};
grant delete on {schema}.signing_key to {app};

-- Second factors are encrypted under the same key-encryption key: the operator's command for that sees them all, and
-- nothing else that the service does.
create policy reencryption on {schema}.user_account for select to {app}
    using ((select {schema}.principal_kind()) = 'system' and (select {schema}.subject()) = 'system:identity-reencryption');
create policy reencryption_change on {schema}.user_account for update to {app}
    using ((select {schema}.principal_kind()) = 'system' and (select {schema}.subject()) = 'system:identity-reencryption')
    with check ((select {schema}.principal_kind()) = 'system' and (select {schema}.subject()) = 'system:identity-reencryption');
