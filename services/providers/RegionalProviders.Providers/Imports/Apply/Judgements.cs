namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>
/// Compares the latest overall judgement that the list gives for each URN, per scale, with the current one. A judgement
/// older than the current one does not replace it and is counted as unchanged.
/// </summary>
internal static class Judgements
{
    public static Task RunAsync(ImportRun run)
    {
        var s = run.Schema;
        return run.ExecuteAsync(
            $"""
            create temp table import_judgement on commit drop as
            with listed as (
                select distinct on (registration_id, scale) *
                from import_listed where rank is not null
                order by registration_id, scale, order_on desc, published_on desc nulls last, rank, row_no
            )
            select l.row_no, l.registration_id, l.scale, l.value, l.rank, l.band, l.inspected_on, l.published_on,
                h.value as held_value, h.band as held_band,
                case when h.rank is null then 'First'
                     when l.order_on < coalesce(h.inspected_on, h.published_on, '-infinity') then 'Same'
                     when l.rank > h.rank then 'Up' when l.rank < h.rank then 'Down' else 'Same' end as direction,
                h.rank is null or (
                    l.order_on >= coalesce(h.inspected_on, h.published_on, '-infinity')
                    and (h.value, h.inspected_on, h.published_on) is distinct from
                        (l.value, coalesce(l.inspected_on, h.inspected_on),
                         case when l.published_on is null and l.inspected_on is not distinct from h.inspected_on
                              then h.published_on else l.published_on end)
                    -- Without a date and with the value that stands, it says nothing new.
                    and not (l.inspected_on is null and l.published_on is null and l.value = h.value)
                ) as stands
            from listed l
            left join {s}.current_judgement h on h.registration_id = l.registration_id and h.scale = l.scale;

            insert into {s}.current_judgement as h
                (registration_id, scale, value, rank, band, inspected_on, published_on)
            select registration_id, scale, value, rank, band, inspected_on, published_on
            from import_judgement where stands
            on conflict (registration_id, scale) do update
            set value = excluded.value, rank = excluded.rank, band = excluded.band,
                inspected_on = excluded.inspected_on,
                published_on = case when excluded.published_on is null
                                     and excluded.inspected_on is not distinct from h.inspected_on
                                    then h.published_on else excluded.published_on end
            """
        );
    }
}
