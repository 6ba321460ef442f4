using Dapper;
using Npgsql;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// A consortium with accepted returns of eight councils, Bristol and Bath among them. The returns are written directly to
/// the database, because submitting them is tested elsewhere.
/// </summary>
internal sealed class RegionalScene
{
    private static readonly IReadOnlyList<Council> Councils =
    [
        CouncilDirectory.FindByGss(TestPrincipals.Bristol)!,
        CouncilDirectory.FindByGss(TestPrincipals.Bath)!,
        .. CouncilDirectory
            .England.Where(council =>
                council.GssCode is not (TestPrincipals.Bristol or TestPrincipals.Bath)
            )
            .Take(12),
    ];

    // Part of every URN, because all tests share the register.
    private readonly string mark = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();

    private RegionalScene(March march) => March = march;

    public March March { get; }

    /// <summary>The settings of the region in the register.</summary>
    public IReadOnlyList<RegionalSetting> Settings { get; private set; } = [];

    /// <summary>The placements accepted for this year's window.</summary>
    public IReadOnlyList<RegionalPlacement> Placements { get; private set; } = [];

    /// <summary>The placements accepted for last year's window.</summary>
    public IReadOnlyList<RegionalPlacement> PlacementsBefore { get; private set; } = [];

    public static async Task<RegionalScene> BeginAsync()
    {
        var scene = new RegionalScene(await March.BeginAsync());
        var invented = RandomRegion.Of(1, 8, 6, 16, 300);
        scene.Settings = [.. invented.Settings.Select(scene.Real)];
        scene.Placements = [.. invented.Placements.Select(scene.Real)];
        await scene.AcceptAsync(scene.March.WindowId, scene.Placements);
        return scene;
    }

    /// <summary>Creates a window of last year that has closed.</summary>
    public async Task<string> LastYearAsync(IReadOnlyList<RegionalPlacement> placements)
    {
        var id = Guid.NewGuid();
        await using var connection = new NpgsqlConnection(March.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(
            """
            insert into placements.submission_window (id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at,
                closes_at, opened_at, closed_at, created_at, updated_at)
            select @id, consortium_id, year - 1, opens_on - 365, closes_on - 365, snapshot_on - 365,
                opens_at - interval '365 days', closes_at - interval '365 days', opens_at, opens_at, opens_at, opens_at
            from placements.submission_window where id = @window
            """,
            new { id, window = Guid.Parse(March.WindowId) }
        );
        await AcceptAsync(id.ToString(), placements);
        PlacementsBefore = placements;
        return id.ToString();
    }

    /// <summary>The returns as known to a reader who may see every row.</summary>
    public RegionalReturns Returns(IReadOnlyList<RegionalPlacement> placements) =>
        new(placements, Settings, BandOf);

    public async Task AcceptAsync(string window, IReadOnlyList<RegionalPlacement> placements)
    {
        await using var connection = new NpgsqlConnection(March.Platform.SuperuserConnectionString);
        await RegisterAsync(connection);
        foreach (var council in placements.GroupBy(placement => placement.PlacingAuthority))
            await AcceptAsync(connection, Guid.Parse(window), council.Key, [.. council]);
    }

    /// <summary>Gives all registrations of the scene these names.</summary>
    public async Task NameAsync(string setting, string organisation) =>
        await March.AskAsync<object?>(
            "update placements.register_entry set setting_name = @setting, organisation_name = @organisation where urn like @mark || '%'",
            new
            {
                setting,
                organisation,
                mark,
            }
        );

    public async Task<IReadOnlyList<RegionalTableRow>> RowsAsync(
        RegionalTable table,
        string? window = null,
        int pageSize = 200
    )
    {
        var officer = await March.OfficerAsync();
        return await officer
            .GetRegionalTableAsync(
                new GetRegionalTableRequest
                {
                    WindowId = window ?? March.WindowId,
                    Table = table,
                    PageSize = pageSize,
                }
            )
            .ToListAsync();
    }

    /// <summary>Publishes as a coordinator would.</summary>
    public async Task<RegionalPublication> PublishAsync(string? window = null)
    {
        var coordinator = await March.CoordinatorAsync();
        return await coordinator.PublishRegionalTablesAsync(
            new PublishRegionalTablesRequest { WindowId = window ?? March.WindowId }
        );
    }

    private static async Task AcceptAsync(
        NpgsqlConnection connection,
        Guid window,
        string gss,
        IReadOnlyList<RegionalPlacement> placements
    )
    {
        var submission = Guid.NewGuid();
        await connection.ExecuteAsync(
            """
            insert into placements.submission (id, window_id, consortium_id, council_id, state, row_count, created_at, updated_at)
            select @submission, id, consortium_id, @council, 'Accepted', @Count, opens_at, opens_at
            from placements.submission_window where id = @window;
            insert into placements.submission_row (submission_id, council_id, id, line, row_key, child, child_hash, has_child,
                kind, texts, urn, provision_type, total_pence, social_care_pence, education_pence, health_pence)
            select @submission, @council, gen_random_uuid(), n, n::text, '', '', true, 0, '{}', urn, type, total, social,
                education, health
            from unnest(@urns, @types, @totals, @socials, @educations, @healths)
                with ordinality r (urn, type, total, social, education, health, n)
            """,
            new
            {
                submission,
                window,
                council = CouncilDirectory.FindByGss(gss)!.Id,
                placements.Count,
                urns = placements
                    .Select(placement =>
                        placement.Setting == RegionalPlacement.Unknown ? null : placement.Setting
                    )
                    .ToArray(),
                types = placements.Select(placement => placement.ServiceType).ToArray(),
                totals = placements.Select(placement => placement.Weekly.Total).ToArray(),
                socials = placements.Select(placement => placement.Weekly.SocialCare).ToArray(),
                educations = placements.Select(placement => placement.Weekly.Education).ToArray(),
                healths = placements.Select(placement => placement.Weekly.Health).ToArray(),
            }
        );
    }

    private Task<int> RegisterAsync(NpgsqlConnection connection) =>
        connection.ExecuteAsync(
            """
            insert into placements.register_entry
                (regulator, urn, setting_id, listed_service_type, host_council_id, organisation_id, places, updated_at)
            select 'Ofsted', urn, gen_random_uuid(), kind, host, owner, places, now()
            from unnest(@urns, @kinds, @hosts, @owners, @places) s (urn, kind, host, owner, places)
            on conflict do nothing
            """,
            new
            {
                urns = Settings.Select(setting => setting.Urn).ToArray(),
                kinds = Settings.Select(setting => setting.Kind).ToArray(),
                hosts = Settings
                    .Select(setting => CouncilDirectory.FindByGss(setting.HostAuthority)!.Id)
                    .ToArray(),
                owners = Settings.Select(setting => Guid.Parse(setting.Provider)).ToArray(),
                places = Settings.Select(setting => setting.Places).ToArray(),
            }
        );

    // Replaces the invented keys with the keys of real councils and of registrations of this scene.
    private RegionalSetting Real(RegionalSetting invented) =>
        invented with
        {
            Urn = mark + invented.Urn.ToUpperInvariant(),
            Provider = $"00000000-0000-0000-0000-{mark}{invented.Provider[1..]}".ToLowerInvariant(),
            HostAuthority = CouncilOf(invented.HostAuthority).GssCode,
        };

    private RegionalPlacement Real(RegionalPlacement invented)
    {
        var placing = CouncilOf(invented.PlacingAuthority).GssCode;
        var setting =
            Settings.FirstOrDefault(each => each.Urn == mark + invented.Setting.ToUpperInvariant())
            ?? RegionalSetting.None;
        return invented with
        {
            PlacingAuthority = placing,
            HostAuthority = setting.HostAuthority,
            Provider = setting.Provider,
            Setting = setting.Urn,
            DistanceBand = BandOf(placing, setting.HostAuthority),
        };
    }

    private static string BandOf(string placing, string host)
    {
        if (host == RegionalPlacement.Unknown)
            return host;
        var region = CouncilDirectory.FindByGss(placing)!.Region;
        return host == placing ? "own_area"
            : CouncilDirectory.FindByGss(host)!.Region == region ? "same_region"
            : "other_region";
    }

    private static Council CouncilOf(string name) =>
        Councils[int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];
}
