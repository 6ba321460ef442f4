namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Adds the inspections missing from the history, including previous ones, and corrects existing ones. Inspections are
/// matched by the regulator's event number or, if a list gives none, by day and type.
/// </summary>
internal static class Inspections
{
    public static async Task RunAsync(ImportRun run)
    {
        await MatchAsync(run);
        await WriteAsync(run);
        await DirectAsync(run);
    }

    private static Task MatchAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_listed on commit drop as
            select r.row_no, g.id as registration_id, g.speaks, i.*,
                coalesce(i.inspected_on, i.published_on, @asAt) as order_on,
                coalesce(i.event_number, coalesce(i.inspected_on, i.published_on)::text || '|' || lower(i.event_type))
                    as event_key
            from import_row r
            join import_registration g on g.urn = r.urn
            cross join lateral jsonb_to_recordset(r.inspections) as i(
                scale text, event_number text, event_type text, inspected_on date, published_on date,
                value text, rank smallint, band text, themes jsonb)
            where r.outcome is null and r.inspections is not null;
            analyze import_listed;

            create temp table import_inspection on commit drop as
            with listed as (
                select distinct on (registration_id, scale, event_key) *, coalesce(inspected_on, published_on) as held_on
                from import_listed
                where inspected_on is not null or published_on is not null
                order by registration_id, scale, event_key, rank nulls last, row_no
            ),
            matched as (
                select l.*, h.id as held_id, h.event_key as held_key,
                    row_number() over (partition by h.id order by h.event_key = l.event_key desc, l.row_no) as turn,
                    (h.event_key, h.event_type, h.inspected_on, h.published_on, h.overall, h.overall_rank, h.band,
                     h.themes)::text as held,
                    h.event_number as held_number, h.published_on as held_published_on, h.overall as held_overall,
                    h.overall_rank as held_rank, h.band as held_band, h.themes as held_themes
                from listed l
                left join {s}.inspection k on k.registration_id = l.registration_id and k.scale = l.scale
                    and k.event_key = l.event_key
                left join lateral (
                    select d.id from {s}.inspection d
                    where k.id is null and d.registration_id = l.registration_id and d.scale = l.scale
                      and d.inspected_on = l.held_on and lower(d.event_type) = lower(l.event_type)
                      and (d.event_number is null or l.event_number is null)
                    order by d.id limit 1
                ) d on true
                left join {s}.inspection h on h.id = coalesce(k.id, d.id)
            ),
            merged as (
                select row_no, registration_id, scale, speaks, held_on as inspected_on, event_type, held,
                    case when turn = 1 then held_id end as held_id,
                    case when event_number is null and turn = 1 then coalesce(held_key, event_key) else event_key end
                        as event_key,
                    coalesce(event_number, held_number) as event_number,
                    coalesce(published_on, held_published_on) as published_on,
                    coalesce(value, held_overall) as overall, coalesce(rank, held_rank) as overall_rank,
                    case when rank is null and held_rank is not null then held_band else band end as band,
                    coalesce(held_themes, '{"{}"}') || themes as themes
                from matched
            )
            select *, held_id is null as is_new,
                held_id is not null and speaks and held <> (event_key, event_type, inspected_on, published_on, overall,
                    overall_rank, band, themes)::text as changed
            from merged
            """
        );
    }

    private static Task WriteAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            insert into {s}.inspection (id, registration_id, scale, event_key, event_number, event_type, inspected_on,
                published_on, overall, overall_rank, band, themes, import_id, created_at)
            select {s}.uuid_v7(@now), registration_id, scale, event_key, event_number, event_type, inspected_on,
                published_on, overall, overall_rank, band, themes, @importId, @now
            from import_inspection where is_new
            on conflict (registration_id, scale, event_key) do nothing;

            update {s}.inspection h
            set event_key = i.event_key, event_number = i.event_number, event_type = i.event_type,
                inspected_on = i.inspected_on, published_on = i.published_on, overall = i.overall,
                overall_rank = i.overall_rank, band = i.band, themes = i.themes
            from import_inspection i where h.id = i.held_id and i.changed
            """
        );
    }

    // An inspection added late becomes the predecessor of the next one, whose direction is therefore recomputed.
    private static Task DirectAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            update {s}.inspection x set direction = d.direction
            from (
                select id, case when before is null then 'First' when overall_rank > before then 'Up'
                                when overall_rank < before then 'Down' else 'Same' end as direction
                from (
                    select i.id, i.overall_rank, lag(i.overall_rank) over (
                        partition by i.registration_id, i.scale order by i.inspected_on, i.published_on, i.id) as before
                    from {s}.inspection i
                    where i.overall_rank is not null and i.registration_id in (
                        select registration_id from import_inspection where is_new or changed)
                ) o
            ) d
            where x.id = d.id and x.direction <> d.direction;

            update {s}.registration g set last_inspected_on = m.latest
            from (
                select i.registration_id, max(i.inspected_on) as latest from {s}.inspection i
                where i.registration_id in (select registration_id from import_inspection where is_new or changed)
                group by i.registration_id
            ) m
            where g.id = m.registration_id and g.last_inspected_on is distinct from m.latest
            """
        );
    }
}
