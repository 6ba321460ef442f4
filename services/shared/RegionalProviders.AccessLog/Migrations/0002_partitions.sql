-- Partitions by month: created ahead by the service, removed by an operator's decision after seven years.

-- Creates the partition of a month, and moves the lines of that month out of the default one.
create function {schema}.make_access_log_month(month date) returns void
language plpgsql set search_path = '' as $$
declare
    name text := 'access_log_' || to_char(month, 'YYYYMM');
    first_day date := date_trunc('month', month)::date;
    next_month date := (date_trunc('month', month) + interval '1 month')::date;
begin
    if to_regclass('{schema}.' || name) is not null then
        return;
    end if;
    execute format('create table {schema}.%I (like {schema}.access_log including all)', name);
    execute format(
        'with moved as (delete from {schema}.access_log_default where day >= %L and day < %L returning *)
         insert into {schema}.%I select * from moved', first_day, next_month, name);
    execute format('alter table {schema}.access_log attach partition {schema}.%I for values from (%L) to (%L)',
        name, first_day, next_month);
    execute format('alter table {schema}.%I enable row level security', name);
    execute format('alter table {schema}.%I force row level security', name);
end $$;

-- Creates the partitions for the month of the given day and the two after it. Returns whether the default one has
-- lines. The day may not be far ahead: anybody who could ask for any day could fill the catalogue.
create function {schema}.make_access_log_partitions(today date) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
    if today > current_date + 400 then
        raise exception 'the day is too far ahead' using errcode = 'RP003';
    end if;
    perform pg_advisory_xact_lock(hashtext('{schema}.access_log'));
    for ahead in 0..2 loop
        perform {schema}.make_access_log_month((today + make_interval(months => ahead))::date);
    end loop;
    return exists (select from {schema}.access_log_default);
end $$;

-- Removes the lines of a month. Their heads stay: the chain can be verified from the first remaining line.
create function {schema}.remove_access_log_month(month date, decided_by text, decision text, at timestamptz) returns bigint
language plpgsql set search_path = '' as $$
declare
    first_day date := date_trunc('month', month)::date;
    name text := 'access_log_' || to_char(month, 'YYYYMM');
    line {schema}.access_log;
    removed bigint;
begin
    if first_day + interval '1 month' > current_date - interval '7 years' then
        raise exception 'The month is not seven years over yet.' using errcode = 'RP004';
    end if;
    if char_length(trim(decision)) not between 10 and 200 then
        raise exception 'State the decision in 10 to 200 characters.' using errcode = 'RP004';
    end if;
    if exists (select from {schema}.access_log_hold where released_at is null) then
        raise exception 'A legal hold is set; release it first.' using errcode = 'RP004';
    end if;
    perform pg_advisory_xact_lock(hashtext('{schema}.access_log'));
    perform {schema}.make_access_log_month(first_day);
    select count(*) into removed from {schema}.access_log l
        where l.day >= first_day and l.day < (first_day + interval '1 month')::date;
    execute format('drop table {schema}.%I', name);
    if removed = 0 then
        return 0;
    end if;
    insert into {schema}.access_log_removal (month, removed_at, line_count, decided_by, decision)
    values (first_day, at, removed, decided_by, decision);

    line.tenant := 'operator';
    line.subject := decided_by;
    line.principal_kind := 'operator';
    line.at := at;
    line.roles := '{}';
    line.client_id := '';
    line.purpose := '';
    line.method := 'access-log remove';
    line.data_class := 'platform';
    line.object_kind := 'access_log_month';
    line.object_ids := array[to_char(first_day, 'YYYY-MM')];
    line.owner := '';
    line.grant_id := '';
    line.grant_reason := decision;
    line.trace_id := '';
    perform {schema}.append_access_log(line);
    return removed;
end $$;

revoke all on function {schema}.make_access_log_month(date) from public;
revoke all on function {schema}.make_access_log_partitions(date) from public;
revoke all on function {schema}.remove_access_log_month(date, text, text, timestamptz) from public;
grant execute on function {schema}.make_access_log_partitions(date) to {app};

select {schema}.make_access_log_partitions(current_date);
