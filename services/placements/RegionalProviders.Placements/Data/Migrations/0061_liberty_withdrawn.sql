-- An authorisation that should not have been recorded is taken back: it stays to be read and counts for nothing.
alter table {schema}.liberty_authorisation
    add column withdrawn_at timestamptz,
    add column withdrawn_by text,
    add column withdrawn_reason text,
    add check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_reason is null));
grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on {schema}.liberty_authorisation to {app};

-- Those that count. As the caller, under the caller's policies.
create view {schema}.standing_liberty with (security_invoker = true) as
select tenant_id, agreement_id, from_on, until_on from {schema}.liberty_authorisation where withdrawn_at is null;
grant select on {schema}.standing_liberty to {app};
