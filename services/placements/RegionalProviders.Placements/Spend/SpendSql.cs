using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Placements.Spend;

/// <summary>
/// The single computation of spend. Both statements take the same parameters: $1 first day of the year, $2 the day
/// after its last, $3 as_of, $4 to $7 setting, organisation, service type and agreement to filter by (null for all), $8
/// the last key of the previous page (null for the first page), $9 number of groups to fetch.
/// </summary>
internal static class SpendSql
{
    // The funding bodies, in the same order everywhere.
    private static readonly string[] Payers = ["u.social_care", "u.education", "u.health"];

    // The API identifies a service type by its number.
    private static readonly string ServiceTypeKey =
        $"case a.service_type {string.Join(' ', Enum.GetValues<ServiceType>().Select(type => $"when '{type}' then '{type:D}'"))} end";

    /// <summary>Totals of each group.</summary>
    public static string Totals(SpendGrouping grouping) =>
        Units(grouping)
        + $"""
            select c.key, count(distinct c.id)::int,
                {Parts("sum({0}) filter (where u.from_on <= $3 and (u.until_on is null or u.until_on > $3))")},
                {Parts(
                "sum(placements.accrued_between({0}, u.from_on, u.until_on, $1, least($2, $3 + 1)))"
            )},
                {Parts("sum(placements.accrued_between({0}, u.from_on, u.until_on, u.from_on, $3 + 1))")},
                {Parts("sum(placements.accrued_between({0}, u.from_on, u.expected_until, $1, $2))")},
                {Parts(
                "sum(placements.accrued_between({0}, u.from_on, u.until_on, u.from_on, u.full_until)) filter (where u.full_until is not null)"
            )},
                (count(distinct c.id) filter (where c.full_until is null))::int
            from chosen c left join unit u on u.agreement_id = c.id
            group by c.key order by c.key
            """;

    /// <summary>Amounts of each group for each period of the year.</summary>
    public static string Periods(SpendGrouping grouping, SpendPeriod period) =>
        Units(grouping)
        + $"""
            , period as (
                select greatest(first_day::date, $1) as first_day, least((first_day + '{Step(period)}')::date, $2) as end_day
                from generate_series({First(period)}, $2::timestamp - interval '1 day', '{Step(period)}') first_day
            )
            select c.key, p.first_day, p.end_day - 1,
                {Parts(
                "sum(placements.accrued_between({0}, u.from_on, u.expected_until, p.first_day, p.end_day))"
            )}
            from chosen c cross join period p left join unit u on u.agreement_id = c.id
            group by c.key, p.first_day, p.end_day order by c.key, p.first_day
            """;

    // A unit's until_on is the recorded end; expected_until also takes the expected end of the placement into account;
    // full_until is the end up to which the placement's whole cost is computed.
    private static string Units(SpendGrouping grouping) =>
        $"""
            with matching as (
                select a.id, {Key(
                grouping
            )} as key, a.ended_on, a.planned_end_on from placements.agreement a
                where ($4::uuid is null or a.setting_id = $4) and ($5::uuid is null or a.organisation_id = $5)
                    and ($6::text is null or a.service_type = $6) and ($7::uuid is null or a.id = $7)
            ), page as (
                select distinct key from matching where $8::text is null or key > $8 order by key limit $9
            ), chosen as (
                select m.id, m.key,
                    case when m.ended_on is null and m.planned_end_on > $3 then m.planned_end_on end as expected_end,
                    coalesce(m.ended_on, greatest(m.planned_end_on, case when m.planned_end_on is not null then $3 + 1 end))
                        as full_until
                from matching m join page using (key)
            ), unit as (
                select l.agreement_id, l.social_care, l.education, l.health, l.from_on, l.until_on,
                    least(l.until_on, c.expected_end) as expected_until, c.full_until
                from placements.dated_line l join chosen c on c.id = l.agreement_id
                where l.until_on is null or l.until_on > l.from_on
            )

            """;

    private static string Key(SpendGrouping grouping) =>
        grouping switch
        {
            SpendGrouping.Placement => "a.id::text",
            SpendGrouping.Setting => "a.setting_id::text",
            SpendGrouping.Organisation => "a.organisation_id::text",
            SpendGrouping.ServiceType => ServiceTypeKey,
            _ => "''",
        };

    private static string First(SpendPeriod period) =>
        period == SpendPeriod.Week ? "date_trunc('week', $1::timestamp)" : "$1::timestamp";

    private static string Step(SpendPeriod period) =>
        period switch
        {
            SpendPeriod.Week => "7 days",
            SpendPeriod.Month => "1 month",
            _ => "3 months",
        };

    private static string Parts(string expression) =>
        string.Join(
            ", ",
            Payers.Select(part =>
                $"coalesce({expression.Replace("{0}", part, StringComparison.Ordinal)}, 0)::bigint"
            )
        );
}
