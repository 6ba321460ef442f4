-- Second factors are encrypted under the same key-encryption key: the operator's re-encryption command sees those of
-- all users, and nothing else in the service does.
create policy reencryption on {schema}.user_account for select to {app}
    using ((select {schema}.principal_kind()) = 'system' and (select {schema}.subject()) = 'system:identity-reencryption');
create policy reencryption_change on {schema}.user_account for update to {app}
    using ((select {schema}.principal_kind()) = 'system' and (select {schema}.subject()) = 'system:identity-reencryption')
    with check ((select {schema}.principal_kind()) = 'system' and (select {schema}.subject()) = 'system:identity-reencryption');
