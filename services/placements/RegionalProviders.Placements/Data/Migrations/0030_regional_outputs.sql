-- Regional tables of a closed window, as they were published: once, for good, the same for all members. A suppressed
-- figure is null; what it was is kept nowhere.

create table {schema}.regional_publication (
    window_id uuid primary key references {schema}.submission_window,
    consortium_id uuid not null,
    year integer not null,
    -- Accepted returns, nil returns among them.
    council_count integer not null,
    -- The region is too small for suppression to protect it: there are no figures.
    withheld boolean not null,
    published_by text not null,
    published_at timestamptz not null,
    unique (consortium_id, year)
);

create table {schema}.regional_figure (
    window_id uuid not null references {schema}.regional_publication,
    consortium_id uuid not null,
    -- Number of the table in the catalogue.
    table_id smallint not null,
    -- Empty where the table has no such dimension.
    first_key text collate "C" not null,
    second_key text collate "C" not null,
    placements integer,
    weekly_pence bigint,
    social_care_pence bigint,
    education_pence bigint,
    health_pence bigint,
    primary key (window_id, table_id, first_key, second_key),
    check (placements is null or placements >= 6),
    check ((placements is null) = (weekly_pence is null))
);

do $$
declare
    t text;
begin
    foreach t in array array['regional_publication', 'regional_figure']
    loop
        execute format('alter table {schema}.%I enable row level security', t);
        execute format('alter table {schema}.%I force row level security', t);
        execute format(
            'create policy members_read on {schema}.%I for select
             using (consortium_id = any ((select {schema}.consortium_ids())::uuid[]))', t);
        execute format(
            'create policy publish on {schema}.%I
             using ((select {schema}.principal_kind()) = ''system'')
             with check ((select {schema}.principal_kind()) = ''system'')', t);
        execute format('grant select, insert on {schema}.%I to {app}', t);
    end loop;
end $$;

-- The placements of the accepted returns of a window that has closed and is not published yet, without anything of the
-- child: what the tables are counted from. Only the platform itself may ask, when it publishes.
create function {schema}.regional_placements(of_window uuid) returns table (
    council_id uuid, setting_urn text, organisation_id uuid, host_council_id uuid, provision_type text,
    total_pence bigint, social_care_pence bigint, education_pence bigint, health_pence bigint
)
language sql stable security definer
set search_path = pg_catalog, pg_temp
as $$
    select s.council_id, e.urn, e.organisation_id, e.host_council_id, r.provision_type,
        coalesce(r.total_pence, 0), coalesce(r.social_care_pence, 0), coalesce(r.education_pence, 0),
        coalesce(r.health_pence, 0)
    from {schema}.submission_window w
    join {schema}.submission s on s.window_id = w.id and s.state = 4
    join {schema}.submission_row r on r.submission_id = s.id
    -- Regulators number by themselves. Of two with the same number Ofsted's, the first, is the one that returns mean.
    left join lateral (
        select urn, organisation_id, host_council_id from {schema}.register_entry
        where urn = r.urn order by regulator limit 1
    ) e on true
    where w.id = of_window and {schema}.principal_kind() = 'system' and w.closed_at is not null
        and not exists (select from {schema}.regional_publication p where p.window_id = w.id)
        -- The census holds placements that are open, the statutory file those that have ended too.
        and (r.kind = 0 or (r.started_on <= w.snapshot_on and (r.ended_on is null or r.ended_on > w.snapshot_on)))
$$;
revoke all on function {schema}.regional_placements(uuid) from public;
grant execute on function {schema}.regional_placements(uuid) to {app};
