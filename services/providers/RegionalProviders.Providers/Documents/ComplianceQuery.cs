using System.Text.Json;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>
/// Computes the status of the documents that settings are required to have, in the database and for many settings at
/// once.
/// </summary>
internal static class ComplianceQuery
{
    /// <summary>Days ahead that count as due soon if the caller gives none.</summary>
    public const int DefaultDueWithinDays = 60;

    /// <summary>Maximum number of days ahead that count as due soon.</summary>
    public const int MaxDueWithinDays = 366;

    // Documents of the setting, of its registration and of its owner all count. A document reviewed as satisfactory and
    // still valid takes precedence over a newer one that is not; if there is none, the last one received counts.
    private const string Select = """
        with policy as materialized (
            select service_type, review_months, string_to_array(types, ' ') as types
            from unnest(@serviceTypes::text[], @reviewMonths::int[], @documentTypes::text[])
                as given(service_type, review_months, types)
        )
        select s.id, s.name, s.urn, s.service_type, asked.requirements
        from providers.setting s
        join policy p on p.service_type = s.service_type
        cross join lateral (
            select json_agg(json_build_object('type', type, 'status', status, 'dueOn', due_on, 'documentId', id)
                order by position)::text as requirements
            from (
                select t.type, t.position, d.id, d.due_on,
                    case
                        when d.id is null then 'Missing'
                        when d.expires_on < @today then 'Expired'
                        when d.verdict <> 'Satisfactory' then 'ToReview'
                        when d.due_on < @today then 'Overdue'
                        when d.due_on <= @dueBy then 'Due'
                        else 'Current'
                    end as status
                from unnest(p.types) with ordinality t(type, position)
                left join (
                    select distinct on (type) type, id, verdict, expires_on, due_on
                    from (
                        select c.*,
                            case
                                when verdict = 'Satisfactory'
                                    then least(expires_on, (reviewed_on + make_interval(months => p.review_months))::date)
                                when expires_on < @today then expires_on
                            end as due_on
                        from (
                            select id, type, verdict, expires_on, reviewed_on, received_on from providers.document
                            where setting_id = s.id and consortium_id = @consortium
                            union all
                            select id, type, verdict, expires_on, reviewed_on, received_on from providers.document
                            where registration_id = s.registration_id and consortium_id = @consortium
                            union all
                            select id, type, verdict, expires_on, reviewed_on, received_on from providers.document
                            where organisation_id = s.owner_id and consortium_id = @consortium
                        ) c
                    ) held
                    order by type, coalesce(due_on >= @today, false) desc,
                        case when due_on >= @today then due_on end desc, received_on desc, id desc
                ) d using (type)
                where d.id is not null or t.type <> all (@ifAny)
            ) r
            where status = any (@statuses)
        ) asked
        where asked.requirements is not null
        """;

    /// <summary>
    /// Settings that have requirements with the requested statuses, each with those requirements, most urgent first.
    /// </summary>
    /// <param name="tx">The caller's transaction.</param>
    /// <param name="ask">The criteria.</param>
    /// <param name="where">Further conditions on the setting <c>s</c>, followed by order and limit.</param>
    /// <param name="parameters">Parameters of <paramref name="where"/>.</param>
    public static async Task<IReadOnlyList<SettingCompliance>> ReadAsync(
        ServiceTransaction tx,
        ComplianceCriteria ask,
        string where,
        Dictionary<string, object?> parameters
    )
    {
        foreach (var (name, value) in ask.Parameters())
            parameters.Add(name, value);
        var rows = await tx.QueryAsync<Row>($"{Select} {where}", parameters);
        return [.. rows.Select(row => row.ToProto())];
    }

    private sealed record Row
    {
        public Guid Id { get; init; }
        public string? Name { get; init; }
        public string? Urn { get; init; }
        public ServiceType ServiceType { get; init; }
        public string Requirements { get; init; } = "";

        public SettingCompliance ToProto() =>
            new()
            {
                SettingId = Id.ToString(),
                SettingName = Name ?? "",
                Urn = Urn ?? "",
                ServiceType = ServiceType,
                Requirements =
                {
                    JsonSerializer
                        .Deserialize<List<RequirementRow>>(Requirements, JsonSerializerOptions.Web)!
                        .OrderBy(row => row.Urgency)
                        .ThenBy(row => row.DueOn)
                        .Select(row => row.ToProto()),
                },
            };
    }
}
