using Dapper;
using Npgsql;
using RegionalProviders.Placements.Regional;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>
/// A consortium with accepted returns of eight councils, Bristol and Bath among them. Returns come into the database
/// directly: how they are sent is tested elsewhere.
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

    // The register is shared by all tests.
    private readonly string mark = Guid.NewGuid().ToString("N")[..8].ToUpperInvariant();

    private RegionalScene(March march) => March = march;

    public March March { get; }

    /// <summary>What was accepted for the window of this year.</summary>
    public IReadOnlyList<RegionalPlacement> Placements { get; private set; } = [];

    /// <summary>What was accepted for the window of last year.</summary>
    public IReadOnlyList<RegionalPlacement> PlacementsBefore { get; private set; } = [];

    public static async Task<RegionalScene> BeginAsync()
    {
        var scene = new RegionalScene(await March.BeginAsync());
        scene.Placements = [.. RandomRegion.Of(1, 8, 20, 45, 600).Select(scene.Real)];
        await scene.AcceptAsync(scene.March.WindowId, scene.Placements);
        return scene;
    }

    /// <summary>A window of last year that has closed.</summary>
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

    public async Task AcceptAsync(string window, IReadOnlyList<RegionalPlacement> placements)
    {
        await using var connection = new NpgsqlConnection(March.Platform.SuperuserConnectionString);
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

    public async Task<RegionalPublication> PublishAsync(string? window = null)
    {
        var coordinator = await March.CoordinatorAsync();
        var answer = await coordinator.RegionalOutputs.PublishRegionalTablesAsync(
            new PublishRegionalTablesRequest { WindowId = window ?? March.WindowId }
        );
        return answer.Publication;
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
            insert into placements.register_entry
                (regulator, urn, setting_id, service_type, host_council_id, organisation_id, updated_at)
            select distinct on (urn) 'Ofsted', urn, gen_random_uuid(), 'ChildrensHome', host, owner, now() from unnest(@urns, @hosts, @owners) s (urn, host, owner)
            on conflict do nothing;
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
                urns = placements.Select(placement => placement.Setting).ToArray(),
                hosts = placements
                    .Select(placement => CouncilDirectory.FindByGss(placement.HostAuthority)!.Id)
                    .ToArray(),
                owners = placements.Select(placement => Guid.Parse(placement.Provider)).ToArray(),
                types = placements.Select(placement => placement.ServiceType).ToArray(),
                totals = placements.Select(placement => placement.Weekly.Total).ToArray(),
                socials = placements.Select(placement => placement.Weekly.SocialCare).ToArray(),
                educations = placements.Select(placement => placement.Weekly.Education).ToArray(),
                healths = placements.Select(placement => placement.Weekly.Health).ToArray(),
            }
        );
    }

    // The invented keys as the keys of real councils, and of registrations of this scene's own.
    private RegionalPlacement Real(RegionalPlacement invented)
    {
        var placing = CouncilOf(invented.PlacingAuthority);
        var host = CouncilOf(invented.HostAuthority);
        return invented with
        {
            PlacingAuthority = placing.GssCode,
            HostAuthority = host.GssCode,
            Provider = $"00000000-0000-0000-0000-{mark}{invented.Provider[1..]}".ToLowerInvariant(),
            Setting = mark + invented.Setting.ToUpperInvariant(),
            DistanceBand =
                host == placing ? "own_area"
                : host.Region == placing.Region ? "same_region"
                : "other_region",
        };
    }

    private static Council CouncilOf(string name) =>
        Councils[int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture)];
}
