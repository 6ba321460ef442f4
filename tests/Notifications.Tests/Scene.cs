using Dapper;
using Microsoft.Extensions.Configuration;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

/// <summary>A platform for these tests; it starts at noon in London on Monday, 11 May 2026.</summary>
internal sealed class Scene : IAsyncDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 11, 11, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Task<Scene>> Shared = new(() => OwnAsync());

    private Scene(TestPlatform platform, string consortium)
    {
        Platform = platform;
        Consortium = consortium;
    }

    public TestPlatform Platform { get; }

    public TestPrincipals People => Platform.People;

    /// <summary>UUID of the consortium of Bristol, Bath and Somerset.</summary>
    public string Consortium { get; }

    public static DateOnly Today { get; } = new(2026, 5, 11);

    /// <summary>The platform that tests share: no test moves its clock or changes its memberships.</summary>
    public static Task<Scene> SetAsync() => Shared.Value;

    /// <summary>A separate platform for one test.</summary>
    public static async Task<Scene> OwnAsync(params (string Key, string Value)[] settings)
    {
        var platform = await TestPlatform.StartAsync(builder =>
        {
            builder.Configuration.AddInMemoryCollection([
                new("Notifications:Heartbeat", "00:00:00.500"),
            ]);
            builder.Configuration.AddInMemoryCollection(
                settings.Select(each => new KeyValuePair<string, string?>(each.Key, each.Value))
            );
        });
        platform.Clock.Move(Noon - platform.Clock.GetUtcNow());
        await MakePartitionsAsync(platform);
        var consortium = await platform.People.MembersAsync();
        await platform.People.OthersAsync();
        var scene = new Scene(platform, consortium);
        await scene.MembershipsArriveAsync();
        return scene;
    }

    public Task<RegionalProvidersClient> OfficerAsync(string gss = TestPrincipals.Bristol) =>
        People.CouncilAsync(gss, Role.Officer);

    public async Task<Guid> CouncilAsync(string gss) =>
        Guid.Parse(await People.CouncilIdAsync(gss));

    /// <summary>A notice by Bristol about the quality of a setting that no other test uses.</summary>
    public RaiseNoticeRequest New(Action<Notice>? change = null)
    {
        var notice = new Notice
        {
            ConsortiumIds = { Consortium },
            Organisation = new NoticeOrganisation
            {
                Id = Guid.NewGuid().ToString(),
                Name = "Invented Care Limited",
                CompanyNumber = "01234567",
            },
            Settings = { new NoticeSetting { Id = Guid.NewGuid().ToString() } },
            HostAuthorityGss = TestPrincipals.Bath,
            Categories = { NoticeCategory.Quality },
            ConcernIdentifiedOn = Today.AddDays(-3).ToMessage(),
            ReviewOn = Today.AddDays(28).ToMessage(),
            Facts = "Staffing fell below the level that the statement of purpose describes.",
            PlacementAction = PlacementAction.UnderReview,
            ContactRole = "placements team manager",
            Contact = "placements@council.example",
        };
        change?.Invoke(notice);
        return new RaiseNoticeRequest { Notice = notice, RequestId = Guid.NewGuid().ToString() };
    }

    public async Task<Notice> RaiseAsync(
        Action<Notice>? change = null,
        string gss = TestPrincipals.Bristol,
        params string[] distinctFrom
    )
    {
        var officer = await OfficerAsync(gss);
        var request = New(change);
        request.DistinctFrom.Add(distinctFrom);
        return (await officer.Notices.RaiseNoticeAsync(request)).Notice;
    }

    /// <summary>A council's deliveries of a notice, as soon as there are as many as expected.</summary>
    public async Task<IReadOnlyList<Delivery>> ArriveAsync(
        string notice,
        int count,
        string gss = TestPrincipals.Bath
    )
    {
        var officer = await OfficerAsync(gss);
        return await Eventually.BecomesAsync(
            async () =>
                (IReadOnlyList<Delivery>)
                    await officer
                        .ListDeliveriesAsync(new ListDeliveriesRequest())
                        .Where(delivery => delivery.NoticeId == notice)
                        .ToListAsync(),
            found => found.Count >= count
        );
    }

    /// <summary>The councils to which a version of a notice was delivered, once its circulation has been handled.</summary>
    public async Task<IReadOnlyList<Guid>> ReceiversAsync(string notice, int version = 1)
    {
        await HandledAsync(notice, version);
        return await QueryAsync<Guid>(
            "select council_id from notifications.delivery where notice_id = @notice::uuid and version = @version order by 1",
            new { notice, version }
        );
    }

    /// <summary>Waits until the message of a version has been handled by its consumer.</summary>
    public Task<bool> HandledAsync(string notice, int version = 1) =>
        Eventually.BecomesAsync(
            async () =>
                (
                    await QueryAsync<bool>(
                        """
                        select exists (
                            select from notifications.outbox o
                            join notifications.inbox i on i.message_id = o.message_id and i.consumer = 'notice-circulated'
                            where o.payload ->> 'noticeId' = @notice and (o.payload ->> 'version')::int = @version)
                        """,
                        new { notice, version }
                    )
                )[0],
            done => done
        );

    /// <summary>Waits until the service knows every membership in its current state.</summary>
    public Task<bool> MembershipsArriveAsync() =>
        Eventually.BecomesAsync(
            async () =>
                (
                    await QueryAsync<bool>(
                        """
                        select not exists (
                            select id, valid_from, valid_to from identity.membership
                            except select id, from_on, to_on from notifications.membership)
                        """
                    )
                )[0],
            done => done
        );

    /// <summary>Moves the clock to an instant.</summary>
    public void MoveTo(DateTimeOffset instant) =>
        Platform.Clock.Move(instant - Platform.Clock.GetUtcNow());

    /// <summary>Records a live placement of a council at a setting, as an event of the placements service would.</summary>
    public async Task PlacedAsync(string gss, Guid setting) =>
        await QueryAsync<int>(
            "insert into notifications.position values (@council, @setting, 1, 1)",
            new { council = await CouncilAsync(gss), setting }
        );

    /// <summary>Queries as superuser, to see what is really stored.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        return (await connection.QueryAsync<T>(sql, parameters)).AsList();
    }

    // At its start the platform creates only the partitions of the current month by its clock: without these, a log line
    // written at that very moment would be refused.
    private static async Task MakePartitionsAsync(TestPlatform platform)
    {
        await using var connection = new NpgsqlConnection(platform.SuperuserConnectionString);
        foreach (var module in TestPlatform.Modules)
            await connection.ExecuteAsync(
                $"select {module.Name}.make_access_log_partitions(@Today)",
                new { Today }
            );
    }

    public ValueTask DisposeAsync() => Platform.DisposeAsync();
}
