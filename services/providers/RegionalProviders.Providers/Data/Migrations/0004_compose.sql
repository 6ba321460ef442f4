-- Brings settings to what their sources and their registration say now. The one place where a better source wins.
-- Answers with the ids whose values changed.
create function {schema}.compose_settings(ids uuid[], at timestamptz) returns setof uuid
language sql as $$
    with best as (
        select
            s.id,
            coalesce(c.name, l.name, o.name) as name,
            coalesce(c.name, l.name, o.name) is null and coalesce(o.name_withheld, false) as name_withheld,
            coalesce(c.service_type, l.service_type, o.service_type, s.service_type) as service_type,
            -- An address is taken whole from one source: parts of two would be a place that does not exist.
            a.address_lines, a.town, a.county, a.postcode,
            a.setting_id is null and coalesce(o.address_withheld, false) as address_withheld,
            coalesce(c.host_authority_id, l.host_authority_id, o.host_authority_id) as host_authority_id,
            coalesce(h.region, o.region, l.region) as region,
            coalesce(c.places, l.places, o.places) as places,
            p.latitude, p.longitude,
            r.regulator, r.urn, r.status, coalesce(r.withdrawn, false) as withdrawn,
            r.owner_id, w.name_key as owner_name_key, r.last_inspected_on,
            coalesce(j.band, 5) as band
        from {schema}.setting s
        left join {schema}.setting_source c on c.setting_id = s.id and c.source = 3
        left join {schema}.setting_source l on l.setting_id = s.id and l.source = 2
        left join {schema}.setting_source o on o.setting_id = s.id and o.source = 1
        left join lateral (
            select x.setting_id, x.address_lines, x.town, x.county, x.postcode
            from {schema}.setting_source x
            where x.setting_id = s.id and (x.address_lines is not null or x.town is not null or x.postcode is not null)
            order by x.source desc limit 1
        ) a on true
        left join lateral (
            select x.latitude, x.longitude from {schema}.setting_source x
            where x.setting_id = s.id and x.latitude is not null
            order by x.source desc limit 1
        ) p on true
        left join {schema}.authority h
            on h.id = coalesce(c.host_authority_id, l.host_authority_id, o.host_authority_id)
        left join {schema}.registration r on r.id = s.registration_id
        left join {schema}.organisation w on w.id = r.owner_id
        left join lateral (
            -- Of several scales the latest judgement speaks; on the same day the graver one.
            select x.band from {schema}.current_judgement x
            where x.registration_id = s.registration_id
            order by x.inspected_on desc nulls last, x.band desc limit 1
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
