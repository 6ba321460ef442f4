-- E-mail domains of councils, as operators give them. An address at a council's domain, or below it, is that council's.
create table {schema}.council_domain (
    domain text primary key check (domain = lower(domain) and char_length(domain) between 4 and 64),
    council_id uuid not null references {schema}.council,
    created_at timestamptz not null
);
create index on {schema}.council_domain (council_id, domain);

alter table {schema}.council_domain enable row level security;
alter table {schema}.council_domain force row level security;
create policy own_council on {schema}.council_domain for select to {app}
    using ((select {schema}.principal_kind()) = 'council' and council_id = (select {schema}.tenant_id()));
create policy operator on {schema}.council_domain to {app}
    using ((select {schema}.principal_kind()) = 'operator')
    with check ((select {schema}.principal_kind()) = 'operator');
-- For is_address_of_another() alone.
create policy every_council on {schema}.council_domain for select to {owner}
    using (true);
grant select, insert, delete on {schema}.council_domain to {app};

-- Whether an address is at the domain or below it, or a domain is the same or below it.
create function {schema}.is_under(address text, domain text) returns boolean
language sql immutable set search_path = '' as $$
    select lower(address) = domain
        or right(lower(address), char_length(domain) + 1) in ('@' || domain, '.' || domain)
$$;

-- Whether the address is at a domain of a council other than this one; null for none. Runs as the owner, because a council
-- does not see others' domains.
create function {schema}.is_address_of_another(address text, council uuid) returns boolean
language sql stable security definer set search_path = '' as $$
    select exists (
        select from {schema}.council_domain d
        where {schema}.is_under(address, d.domain) and d.council_id is distinct from council
    )
$$;
revoke execute on function {schema}.is_address_of_another(text, uuid) from public;
grant execute on function {schema}.is_address_of_another(text, uuid) to {app};

-- Councils that are members today of one of the consortia and have a domain that the address is at. For operators, who
-- see both; so an address of a coordinator's host council can be the coordinator's.
create function {schema}.hosts_of_address(address text, consortia uuid[]) returns setof uuid
language sql stable set search_path = '' as $$
    select distinct d.council_id
    from {schema}.council_domain d
    join {schema}.membership m on m.council_id = d.council_id
    where {schema}.is_under(address, d.domain)
        and m.consortium_id = any (consortia)
        and m.valid_from <= {schema}.today()
        and (m.valid_to is null or m.valid_to >= {schema}.today())
$$;

-- The rule is the same whoever holds the address already, and comes before any unique index. Domains do not change
-- meanwhile: their changes take the lock exclusively.
create function {schema}.refuse_address_of_another() returns trigger
language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtextextended('identity: council domains', 0));
    if {schema}.is_address_of_another(new.normalised_email, new.council_id) and (
        new.kind <> 'coordinator'
        -- Whoever activates an account sees no domains; a coordinator's was checked when it was made.
        or tg_op = 'INSERT'
            and not exists (select from {schema}.hosts_of_address(new.normalised_email, new.consortium_ids))
    ) or tg_op = 'INSERT' and new.kind = 'council'
        and exists (select from {schema}.council_domain d where d.council_id = new.council_id)
        and not exists (
            select from {schema}.council_domain d
            where d.council_id = new.council_id and {schema}.is_under(new.normalised_email, d.domain)
        )
    then
        raise check_violation using
            constraint = 'user_account_address_of_its_tenant', message = 'address of another tenant';
    end if;
    return new;
end $$;
create trigger refuse_address_of_another before insert on {schema}.user_account
    for each row execute function {schema}.refuse_address_of_another();
-- A domain may have been given to a council since the account was made.
create trigger refuse_address_of_another_when_activated before update of activated_at on {schema}.user_account
    for each row when (old.activated_at is null and new.activated_at is not null)
    execute function {schema}.refuse_address_of_another();

-- An operator who asks for an address sees all who hold it; who asks for a domain, those who are not of its council; and
-- who frees an address, the one account that it names.
create policy operator_asks on {schema}.user_account for select to {app}
    using (
        (select {schema}.principal_kind()) = 'operator'
        and disabled_at is null
        and (
            normalised_email = (select current_setting('app.held_address', true))
            or {schema}.is_under(normalised_email, (select current_setting('app.held_domain', true)))
                and council_id::text is distinct from (select current_setting('app.held_domain_council', true))
        )
    );
create policy operator_sees_freed on {schema}.user_account for select to {app}
    using (
        (select {schema}.principal_kind()) = 'operator'
        and id::text = (select current_setting('app.freed_user_id', true))
    );
create policy operator_frees on {schema}.user_account for update to {app}
    using (
        (select {schema}.principal_kind()) = 'operator'
        and id::text = (select current_setting('app.freed_user_id', true))
    )
    with check (
        (select {schema}.principal_kind()) = 'operator'
        and id::text = (select current_setting('app.freed_user_id', true))
    );
