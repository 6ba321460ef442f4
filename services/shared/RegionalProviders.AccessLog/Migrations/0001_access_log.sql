-- Who read or changed what, in the transaction that read or changed it. Lines are only ever added, and only by
-- write_access_log: the app role may not touch these tables otherwise. docs/access-log.md describes the whole.

create table {schema}.access_log (
    -- The chain that the line belongs to: 'council:<id>', 'consortium:<id>[,<id>]', 'organisation:<id>' or 'operator'.
    tenant text not null,
    -- UTC day of the chain; never goes back, whatever the clocks of several processes say.
    day date not null,
    -- From 1 without gaps, across all days of the chain.
    seq bigint not null,
    -- By the platform's clock, and by the database's own.
    at timestamptz not null,
    recorded_at timestamptz not null,
    subject text not null,
    principal_kind text not null,
    roles text[] not null,
    client_id text not null,
    purpose text not null check (char_length(purpose) <= 200),
    method text not null,
    data_class text not null,
    object_kind text not null,
    object_ids text[] not null,
    -- Who owns the objects, written like tenant; empty if nobody in particular does.
    owner text not null,
    grant_id text not null,
    grant_reason text not null check (char_length(grant_reason) <= 200),
    trace_id text not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (tenant, day, seq)
) partition by range (day);
create index on {schema}.access_log (tenant, at desc, seq desc);
create index on {schema}.access_log (owner, at desc, tenant, seq desc) where owner <> '';

-- Catches days without a partition of their own; the health check reports it while this partition has any lines.
create table {schema}.access_log_default partition of {schema}.access_log default;

-- The end of each chain. Locked by whoever adds a line until the commit, so that no two lines can follow the same one.
create table {schema}.access_log_chain (
    tenant text primary key,
    day date not null,
    seq bigint not null,
    hash bytea not null
) with (fillfactor = 50);

-- The first and the last line of each day, kept when the lines are removed at the end of their retention.
create table {schema}.access_log_head (
    tenant text not null,
    day date not null,
    first_seq bigint not null,
    last_seq bigint not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (tenant, day)
) with (fillfactor = 50);

-- Months whose lines were removed, and who decided that.
create table {schema}.access_log_removal (
    month date primary key,
    removed_at timestamptz not null,
    line_count bigint not null,
    decided_by text not null,
    decision text not null
);

-- Legal holds: nothing is removed while any hold is not released.
create table {schema}.access_log_hold (
    id uuid primary key default gen_random_uuid(),
    reason text not null check (char_length(reason) between 10 and 200),
    set_by text not null,
    set_at timestamptz not null,
    released_by text,
    released_at timestamptz,
    check ((released_by is null) = (released_at is null))
);

-- The chain of the caller. The platform's background work has none: it reads on nobody's behalf.
create function {schema}.access_log_tenant() returns text
language plpgsql stable set search_path = '' as $$
begin
    return case {schema}.principal_kind()
        when 'council' then 'council:' || {schema}.tenant_id()
        when 'coordinator' then 'consortium:' || (
            select string_agg(id::text, ',' order by id) from unnest({schema}.coordinator_of()) as id)
        when 'provider' then 'organisation:' || {schema}.organisation_id()
        when 'operator' then 'operator'
    end;
end $$;

-- What the caller owns, written as in the column owner.
create function {schema}.access_log_owners() returns text[]
language plpgsql stable set search_path = '' as $$
begin
    return case {schema}.principal_kind()
        when 'coordinator' then array(select 'consortium:' || id from unnest({schema}.coordinator_of()) as id)
        when 'system' then '{}'
        else array[{schema}.access_log_tenant()]
    end;
end $$;

-- Each field as UTF-8 behind its length in four bytes: no two lists of fields have the same encoding.
create function {schema}.access_log_encoding(fields text[]) returns bytea
language sql immutable set search_path = '' as $$
    select string_agg(int4send(octet_length(convert_to(field, 'UTF8'))) || convert_to(field, 'UTF8'), ''::bytea order by n)
    from unnest(fields) with ordinality as listed(field, n)
$$;

create function {schema}.access_log_hash(line {schema}.access_log) returns bytea
language sql immutable set search_path = '' as $$
    select sha256({schema}.access_log_encoding(
        array[
            'rp-access-log/1', line.tenant, to_char(line.day, 'YYYY-MM-DD'), line.seq::text,
            (extract(epoch from line.at) * 1000000)::bigint::text,
            (extract(epoch from line.recorded_at) * 1000000)::bigint::text,
            line.subject, line.principal_kind, cardinality(line.roles)::text
        ]
        || line.roles
        || array[
            line.client_id, line.purpose, line.method, line.data_class, line.object_kind,
            cardinality(line.object_ids)::text
        ]
        || line.object_ids
        || array[
            line.owner, line.grant_id, line.grant_reason, line.trace_id, encode(line.previous_hash, 'hex')
        ]
    ))
$$;

-- Appends a line to its chain. For the functions below, which say whose line it is.
create function {schema}.append_access_log(line {schema}.access_log) returns void
language plpgsql set search_path = '' as $$
declare
    chain {schema}.access_log_chain;
begin
    insert into {schema}.access_log_chain as c (tenant, day, seq, hash)
    values (line.tenant, '0001-01-01', 0, decode(repeat('00', 32), 'hex'))
    on conflict (tenant) do update set tenant = excluded.tenant
    returning * into chain;

    line.day := greatest(chain.day, (line.at at time zone 'UTC')::date);
    line.seq := chain.seq + 1;
    line.recorded_at := clock_timestamp();
    line.previous_hash := chain.hash;
    line.hash := {schema}.access_log_hash(line);
    insert into {schema}.access_log select line.*;

    insert into {schema}.access_log_head as h (tenant, day, first_seq, last_seq, previous_hash, hash)
    values (line.tenant, line.day, line.seq, line.seq, line.previous_hash, line.hash)
    on conflict (tenant, day) do update set last_seq = excluded.last_seq, hash = excluded.hash;
    update {schema}.access_log_chain c set day = line.day, seq = line.seq, hash = line.hash where c.tenant = line.tenant;
end $$;

-- Writes a line for the principal of the transaction. The principal comes from the transaction, never from the arguments.
create function {schema}.write_access_log(
    at timestamptz, roles text[], client_id text, purpose text, method text, data_class text,
    object_kind text, object_ids text[], owner text, grant_id text, grant_reason text, trace_id text
) returns void
language plpgsql security definer set search_path = '' as $$
declare
    line {schema}.access_log;
begin
    line.tenant := {schema}.access_log_tenant();
    if line.tenant is null then
        raise exception 'background work has no access log' using errcode = 'RP003';
    end if;
    line.subject := {schema}.subject();
    line.principal_kind := {schema}.principal_kind();
    line.at := at;
    line.roles := roles;
    line.client_id := client_id;
    line.purpose := purpose;
    line.method := method;
    line.data_class := data_class;
    line.object_kind := object_kind;
    line.object_ids := object_ids;
    line.owner := owner;
    line.grant_id := grant_id;
    line.grant_reason := grant_reason;
    line.trace_id := trace_id;
    perform {schema}.append_access_log(line);
end $$;

alter table {schema}.access_log enable row level security;
alter table {schema}.access_log force row level security;
create policy own on {schema}.access_log for select to {app}
    using (tenant = (select {schema}.access_log_tenant()) or owner = any ((select {schema}.access_log_owners())::text[]));
-- Verification reads every line, but passes on only counts and findings.
create policy verify on {schema}.access_log for select to {app} using ((select {schema}.principal_kind()) = 'system');
create policy owner_reads on {schema}.access_log for select to {owner} using (true);
create policy owner_appends on {schema}.access_log for insert to {owner} with check (true);

-- Nobody but the owner accesses a partition directly, and the owner only the default one, to move lines out of it.
alter table {schema}.access_log_default enable row level security;
alter table {schema}.access_log_default force row level security;
create policy owner_moves on {schema}.access_log_default to {owner} using (true) with check (true);

do $$
declare
    t text;
begin
    foreach t in array array['access_log_chain', 'access_log_head', 'access_log_removal', 'access_log_hold']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format('create policy owner_keeps on {schema}.%I to {owner} using (true) with check (true)', t);
        execute format(
            'create policy verify on {schema}.%I for select to {app} using ((select {schema}.principal_kind()) = ''system'')',
            t
        );
        execute format('grant select on {schema}.%I to {app}', t);
    end loop;
end $$;
grant select on {schema}.access_log to {app};
revoke all on function {schema}.append_access_log({schema}.access_log) from public;
revoke all on function {schema}.write_access_log(
    timestamptz, text[], text, text, text, text, text, text[], text, text, text, text) from public;
grant execute on function {schema}.write_access_log(
    timestamptz, text[], text, text, text, text, text, text[], text, text, text, text) to {app};
