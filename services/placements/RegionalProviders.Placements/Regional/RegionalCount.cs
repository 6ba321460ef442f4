using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Regional;

/// <summary>Reads the input of a window's tables: returns, register and earlier publication.</summary>
internal static class RegionalCount
{
    // All settings of the host authorities that occur in the returns: other places where children of the region could live.
    private const string Register = """
        select distinct on (urn) urn, organisation_id, host_council_id, listed_service_type as service_type, places
        from placements.register_entry
        where urn = any (@urns) or (
            host_council_id in (select host_council_id from placements.register_entry where urn = any (@urns))
            and coalesce(registered_on, '-infinity') <= @snapshot and coalesce(withdrawn_on, 'infinity') > @snapshot)
        order by urn, placements.regulator_place(regulator)
        """;

    private const string ShownBefore = """
        select regional_table, first_key, second_key from placements.regional_figure
        where placements is not null and window_id = (
            select window_id from placements.regional_publication
            where consortium_id = @consortiumId and year < @year order by year desc limit 1)
        """;

    /// <summary>Converts a window's rows from <c>regional_placements</c>.</summary>
    public static async Task<RegionalReturns> ReadAsync(
        IReadOnlyList<CountedRow> counted,
        DateOnly snapshot,
        Guid consortiumId,
        int year,
        ServiceTransaction tx
    )
    {
        var urns = counted.Select(row => row.SettingUrn).OfType<string>().Distinct().ToArray();
        var register = await tx.QueryAsync<RegisterRow>(Register, new { urns, snapshot });
        var settings = register.ToDictionary(row => row.Urn, row => row.ToSetting());
        var shown = await tx.QueryAsync<ShownRow>(ShownBefore, new { consortiumId, year });
        var here = counted.Where(row => !row.HasLeft).ToList();
        return new RegionalReturns(Placements(here), [.. settings.Values], BandOf)
        {
            Earlier = new EarlierYear(
                shown.Select(row => row.ToKey()).ToHashSet(),
                Placements(here.Where(row => row.Came)),
                Placements(counted.Where(row => row.HasLeft))
            ),
        };

        IReadOnlyList<RegionalPlacement> Placements(IEnumerable<CountedRow> rows) =>
            [.. rows.Select(row => row.ToPlacement(settings))];
    }

    private static string BandOf(string placing, string host) =>
        DistanceBands.Of(CouncilDirectory.FindByGss(placing), CouncilDirectory.FindByGss(host));

    private sealed record RegisterRow
    {
        public string Urn { get; init; } = "";
        public Guid? OrganisationId { get; init; }
        public Guid? HostCouncilId { get; init; }
        public string ServiceType { get; init; } = "";
        public int? Places { get; init; }

        public RegionalSetting ToSetting() =>
            new(
                Urn,
                OrganisationId?.ToString() ?? RegionalPlacement.Unknown,
                HostCouncilId is { } id && CouncilDirectory.Find(id) is { } host
                    ? host.GssCode
                    : RegionalPlacement.Unknown,
                ServiceType,
                Places
            );
    }

    private sealed record ShownRow
    {
        public string RegionalTable { get; init; } = "";
        public string FirstKey { get; init; } = "";
        public string SecondKey { get; init; } = "";

        public (RegionalTable, RowKey) ToKey() =>
            (Enum.Parse<RegionalTable>(RegionalTable), new RowKey(FirstKey, SecondKey));
    }
}

/// <summary>A placement in a return as the database function returns it, without any data about the child.</summary>
internal sealed record CountedRow
{
    public Guid CouncilId { get; init; }
    public string? SettingUrn { get; init; }
    public string? ProvisionType { get; init; }
    public long TotalPence { get; init; }
    public long SocialCarePence { get; init; }
    public long EducationPence { get; init; }
    public long HealthPence { get; init; }

    /// <summary>The previously published window has no placement with the same child, setting, type and cost.</summary>
    public bool Came { get; init; }

    /// <summary>The placement belongs to the previously published window.</summary>
    public bool HasLeft { get; init; }

    public RegionalPlacement ToPlacement(IReadOnlyDictionary<string, RegionalSetting> register)
    {
        var placing = CouncilDirectory.Find(CouncilId)?.GssCode ?? CouncilId.ToString();
        var setting =
            SettingUrn is { } urn && register.TryGetValue(urn, out var found)
                ? found
                : RegionalSetting.None;
        return new RegionalPlacement
        {
            Provider = setting.Provider,
            Setting = setting.Urn,
            ServiceType = ProvisionType ?? RegionalPlacement.Unknown,
            PlacingAuthority = placing,
            HostAuthority = setting.HostAuthority,
            DistanceBand = DistanceBands.Of(
                CouncilDirectory.FindByGss(placing),
                CouncilDirectory.FindByGss(setting.HostAuthority)
            ),
            Weekly = new Money(TotalPence, SocialCarePence, EducationPence, HealthPence),
        };
    }
}
