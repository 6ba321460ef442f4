-- Sort orders of values that are stored as names.
create function {schema}.sources_best_first() returns text[]
language sql immutable parallel safe as $$ select array['Council', 'ListToCouncils', 'OpenList'] $$;
create function {schema}.bands_worst_first() returns text[]
language sql immutable parallel safe as $$ select array['None', 'Failing', 'Weak', 'Good', 'Strong'] $$;

-- Recomputes settings from their sources and their registration, and is the only place that applies the precedence of
-- sources. Returns the ids of settings whose values changed.
create function {schema}.compose_settings(ids uuid[], at timestamptz) returns setof uuid
language sql as $$
    with best as (
        select
            s.id,
            coalesce(c.name, l.name, o.name) as name,
            coalesce(c.name, l.name, o.name) is null and coalesce(o.name_withheld, false) as name_withheld,
            coalesce(c.service_type, l.service_type, o.service_type, s.service_type) as service_type,
            -- An address is taken from one source as a whole: a mixture of two would be a place that does not exist.
            a.address_lines, a.town, a.county, a.postcode,
            a.setting_id is null and coalesce(o.address_withheld, false) as address_withheld,
            coalesce(c.host_authority_id, l.host_authority_id, o.host_authority_id) as host_authority_id,
            coalesce(h.region, l.region, o.region) as region,
            coalesce(c.places, l.places, o.places) as places,
            p.latitude, p.longitude,
            r.regulator, r.urn, r.status, coalesce(r.withdrawn, false) as withdrawn,
            r.owner_id, w.name_key as owner_name_key, r.last_inspected_on,
            coalesce(j.band, 'None') as band
        from {schema}.setting s
        left join {schema}.setting_source c on c.setting_id = s.id and c.source = 'Council'
        left join {schema}.setting_source l on l.setting_id = s.id and l.source = 'ListToCouncils'
        left join {schema}.setting_source o on o.setting_id = s.id and o.source = 'OpenList'
        left join lateral (
            select x.setting_id, x.address_lines, x.town, x.county, x.postcode
            from {schema}.setting_source x
            where x.setting_id = s.id and (x.address_lines is not null or x.town is not null or x.postcode is not null)
            order by array_position({schema}.sources_best_first(), x.source) limit 1
        ) a on true
        left join lateral (
            select x.latitude, x.longitude from {schema}.setting_source x
            where x.setting_id = s.id and x.latitude is not null
            order by array_position({schema}.sources_best_first(), x.source) limit 1
        ) p on true
        left join {schema}.authority h
            on h.id = coalesce(c.host_authority_id, l.host_authority_id, o.host_authority_id)
        left join {schema}.registration r on r.id = s.registration_id
        left join {schema}.organisation w on w.id = r.owner_id
        left join lateral (
            -- With several scales, the latest judgement counts; on the same day the worst one.
            select x.band from {schema}.current_judgement x
            where x.registration_id = s.registration_id
            order by x.inspected_on desc nulls last, array_position({schema}.bands_worst_first(), x.band::text) limit 1
        ) j on true
        where s.id = any (ids)
    ),
    composed as (
        select *,
            case when name is null then '~' || coalesce(urn, id::text)
                 else lower(regexp_replace(name, '\s+', ' ', 'g')) end as sort_name
        from best
    )
    update {schema}.setting s
    set name = b.name, name_withheld = b.name_withheld, service_type = b.service_type,
        address_lines = coalesce(b.address_lines, '{}'), town = b.town, county = b.county, postcode = b.postcode,
        address_withheld = b.address_withheld, host_authority_id = b.host_authority_id, region = b.region,
        places = b.places, latitude = b.latitude, longitude = b.longitude,
        regulator = b.regulator, urn = b.urn, status = b.status, withdrawn = b.withdrawn,
        owner_id = b.owner_id, owner_name_key = b.owner_name_key, last_inspected_on = b.last_inspected_on,
        band = b.band, sort_name = b.sort_name,
        updated_at = at, version = s.version + 1
    from composed b
    where s.id = b.id
      and (s.name, s.name_withheld, s.service_type, s.address_lines, s.town, s.county, s.postcode, s.address_withheld,
           s.host_authority_id, s.region, s.places, s.latitude, s.longitude, s.regulator, s.urn, s.status, s.withdrawn,
           s.owner_id, s.owner_name_key, s.last_inspected_on, s.band, s.sort_name)
          is distinct from
          (b.name, b.name_withheld, b.service_type, coalesce(b.address_lines, '{}'), b.town, b.county, b.postcode,
           b.address_withheld, b.host_authority_id, b.region, b.places, b.latitude, b.longitude, b.regulator, b.urn,
           b.status, b.withdrawn, b.owner_id, b.owner_name_key, b.last_inspected_on, b.band, b.sort_name)
    returning s.id
$$;

-- Loads the library: parameters of a library that is not loaded can only be set by a superuser.
select public.word_similarity('', '');

create function {schema}.like_part(part text) returns text
language sql immutable strict parallel safe as $$
    select '%' || regexp_replace(part, '([\\%_])', '\\\1', 'g') || '%'
$$;

-- Settings whose name matches every word, or whose URN begins with a text, with a score that is highest for the best
-- match. The first word should be the rarest one, because only it is looked up in the index. The others, at most nine,
-- have a condition each: a function call for every row found by the index would cost more than the index search.
create function {schema}.settings_named(query text, words text[], urn_from text, urn_to text)
returns table (id uuid, score integer)
language sql stable security definer parallel safe rows 100
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.4
as $$
    select
        s.id,
        case
            when s.urn = urn_from then 4000
            when s.sort_name = query then 3000
            when s.urn ~>=~ urn_from and s.urn ~<~ urn_to then 2500
            when starts_with(s.sort_name, query) then 2000
            when strpos(s.sort_name, query) > 0 then 1000
            else 0
        end + round(500 * word_similarity(query, s.sort_name) + 499 * similarity(query, s.sort_name))::integer
    from {schema}.setting s
    where (select {schema}.principal_kind()) is not null
      and (
          (
              s.name is not null
              and (s.sort_name like {schema}.like_part(words[1]) or words[1] <% s.sort_name)
              and (words[2] is null or strpos(s.sort_name, words[2]) > 0 or words[2] <% s.sort_name)
              and (words[3] is null or strpos(s.sort_name, words[3]) > 0 or words[3] <% s.sort_name)
              and (words[4] is null or strpos(s.sort_name, words[4]) > 0 or words[4] <% s.sort_name)
              and (words[5] is null or strpos(s.sort_name, words[5]) > 0 or words[5] <% s.sort_name)
              and (words[6] is null or strpos(s.sort_name, words[6]) > 0 or words[6] <% s.sort_name)
              and (words[7] is null or strpos(s.sort_name, words[7]) > 0 or words[7] <% s.sort_name)
              and (words[8] is null or strpos(s.sort_name, words[8]) > 0 or words[8] <% s.sort_name)
              and (words[9] is null or strpos(s.sort_name, words[9]) > 0 or words[9] <% s.sort_name)
              and (words[10] is null or strpos(s.sort_name, words[10]) > 0 or words[10] <% s.sort_name)
          )
          or (s.urn ~>=~ urn_from and s.urn ~<~ urn_to)
      )
$$;

-- Organisations whose name matches every word.
create function {schema}.organisations_named(words text[]) returns setof uuid
language sql stable security definer parallel safe rows 100
set search_path = pg_catalog, public, pg_temp
set pg_trgm.word_similarity_threshold = 0.4
as $$
    select o.id
    from {schema}.organisation o
    where (select {schema}.principal_kind()) is not null
      and (o.name_key like {schema}.like_part(words[1]) or words[1] <% o.name_key)
      and (words[2] is null or strpos(o.name_key, words[2]) > 0 or words[2] <% o.name_key)
      and (words[3] is null or strpos(o.name_key, words[3]) > 0 or words[3] <% o.name_key)
      and (words[4] is null or strpos(o.name_key, words[4]) > 0 or words[4] <% o.name_key)
      and (words[5] is null or strpos(o.name_key, words[5]) > 0 or words[5] <% o.name_key)
      and (words[6] is null or strpos(o.name_key, words[6]) > 0 or words[6] <% o.name_key)
      and (words[7] is null or strpos(o.name_key, words[7]) > 0 or words[7] <% o.name_key)
      and (words[8] is null or strpos(o.name_key, words[8]) > 0 or words[8] <% o.name_key)
      and (words[9] is null or strpos(o.name_key, words[9]) > 0 or words[9] <% o.name_key)
      and (words[10] is null or strpos(o.name_key, words[10]) > 0 or words[10] <% o.name_key)
$$;

-- The unfinished uploads of the caller's council or coordinator, whoever sends them.
create function {schema}.unfinished_uploads(out number bigint, out bytes bigint)
language sql stable security definer set search_path = '' as $$
    select count(*), coalesce(sum(total_bytes), 0)::bigint from {schema}.upload
    where import_id is null and owner = {schema}.upload_owner()
$$;

-- Removes those that have received no chunk since then, except uploads being imported, which are locked.
create function {schema}.remove_idle_uploads(before timestamptz) returns void
language sql security definer set search_path = '' as $$
    delete from {schema}.upload where id in (
        select id from {schema}.upload
        where import_id is null and owner = {schema}.upload_owner() and updated_at < before
        for update skip locked)
$$;

do $$
declare
    f text;
begin
    foreach f in array array[
        'settings_named(text, text[], text, text)', 'organisations_named(text[])', 'unfinished_uploads()',
        'remove_idle_uploads(timestamptz)']
    loop
        execute format('revoke all on function {schema}.%s from public', f);
        execute format('grant execute on function {schema}.%s to {app}', f);
    end loop;
end $$;
