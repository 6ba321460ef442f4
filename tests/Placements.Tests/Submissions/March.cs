using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>
/// A separate consortium for a test, of Bristol and Bath, with an open window, on a platform that the tests share. It is
/// noon on Tuesday, 10 March 2026.
/// </summary>
internal sealed class March
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Lazy<Task<TestPlatform>> Shared = new(PlatformAsync);

    private March(TestPlatform platform, string consortium)
    {
        Platform = platform;
        Consortium = consortium;
    }

    public TestPlatform Platform { get; }
    public string Consortium { get; }
    public TestPrincipals People => Platform.People;

    /// <summary>The open window.</summary>
    public Window Window { get; private set; } = new();

    public string WindowId => Window.Id;

    public static DateOnly Today { get; } = new(2026, 3, 10);

    /// <summary>Creates the consortium and its window. No test moves the clock of the shared platform.</summary>
    public static async Task<March> BeginAsync(
        TestPlatform? platform = null,
        params string[] besides
    )
    {
        platform ??= await Shared.Value;
        await platform.People.MembersAsync();
        string[] members = [TestPrincipals.Bristol, TestPrincipals.Bath, .. besides];
        var consortium = await platform.People.ConsortiumAsync(
            $"March {Guid.NewGuid():N}",
            members
        );
        var march = new March(platform, consortium);
        await march.AwaitMembersAsync(members);
        march.Window = await march.ScheduleAsync(Today.AddDays(-2), Today.AddDays(12));
        return march;
    }

    public static async Task<TestPlatform> PlatformAsync()
    {
        var platform = await TestPlatform.StartAsync();
        platform.Clock.Move(Noon - platform.Clock.GetUtcNow());
        return platform;
    }

    public Task<RegionalProvidersClient> CoordinatorAsync() => People.CoordinatorAsync(Consortium);

    public Task<RegionalProvidersClient> OfficerAsync(string gss = TestPrincipals.Bristol) =>
        People.CouncilAsync(gss, Role.Officer);

    public async Task<Window> ScheduleAsync(DateOnly opensOn, DateOnly closesOn)
    {
        var coordinator = await CoordinatorAsync();
        var scheduled = await coordinator.Windows.ScheduleWindowAsync(
            new ScheduleWindowRequest
            {
                Window = new Window
                {
                    ConsortiumId = Consortium,
                    Year = opensOn.Year,
                    OpensOn = opensOn.ToMessage(),
                    ClosesOn = closesOn.ToMessage(),
                },
            }
        );
        return scheduled.Window;
    }

    /// <summary>The same consortium, with another of its windows.</summary>
    public March In(Window window) => new(Platform, Consortium) { Window = window };

    /// <summary>Moves the clock, for a test with a separate platform.</summary>
    public void MoveTo(DateTimeOffset instant) =>
        Platform.Clock.Move(instant - Platform.Clock.GetUtcNow());

    /// <summary>Accepts a submitted return, and returns its new state.</summary>
    public async Task<Submission> AcceptAsync(Submission submitted)
    {
        var coordinator = await CoordinatorAsync();
        return (
            await coordinator.Submissions.AcceptSubmissionAsync(
                new AcceptSubmissionRequest { Id = submitted.Id }
            )
        ).Submission;
    }

    public async Task CloseAsync()
    {
        var coordinator = await CoordinatorAsync();
        Window = (
            await coordinator.Windows.CloseWindowAsync(new CloseWindowRequest { Id = WindowId })
        ).Window;
    }

    public async Task<Submission> SubmissionAsync(string gss = TestPrincipals.Bristol)
    {
        var officer = await OfficerAsync(gss);
        return (
            await officer.Submissions.GetSubmissionAsync(
                new GetSubmissionRequest { WindowId = WindowId }
            )
        ).Submission;
    }

    /// <summary>Streams rows and completes the stream; returns the responses in order.</summary>
    public async Task<IReadOnlyList<SubmitRowsResponse>> SendAsync(
        IEnumerable<SubmittedRow> rows,
        string gss = TestPrincipals.Bristol,
        bool replace = false,
        bool withdraw = false,
        string? uploadId = null,
        int batch = 100
    ) =>
        await Stream.SendAsync(
            await OfficerAsync(gss),
            Stream.Header(WindowId, uploadId, replace, withdraw),
            rows,
            batch
        );

    /// <summary>Submits a valid draft.</summary>
    public async Task<Submission> SubmitAsync(int rows = 3, string gss = TestPrincipals.Bristol)
    {
        await SendAsync(Census.Rows(rows, gss), gss, replace: true);
        var officer = await OfficerAsync(gss);
        return (
            await officer.Submissions.SubmitReturnAsync(
                new SubmitReturnRequest { WindowId = WindowId }
            )
        ).Submission;
    }

    public async Task<IReadOnlyList<StoredRow>> RowsAsync(string gss = TestPrincipals.Bristol)
    {
        var officer = await OfficerAsync(gss);
        return await officer
            .ListRowsAsync(new ListRowsRequest { WindowId = WindowId, PageSize = 200 })
            .ToListAsync();
    }

    public async Task<IReadOnlyList<ReturnFinding>> FindingsAsync(
        string gss = TestPrincipals.Bristol
    )
    {
        var officer = await OfficerAsync(gss);
        return await officer
            .ListFindingsAsync(new ListFindingsRequest { WindowId = WindowId })
            .ToListAsync();
    }

    /// <summary>Queries the database as superuser, to whom no policy applies.</summary>
    public async Task<T> AskAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(Platform.SuperuserConnectionString);
        return (await connection.ExecuteScalarAsync<T>(sql, parameters))!;
    }

    /// <summary>Counts as the app role, to whom policies apply, acting for a principal.</summary>
    public async Task<long> CountAsAsync(
        string kind,
        string sql,
        string council = "",
        string coordinator = ""
    )
    {
        await using var app = new NpgsqlConnection(Platform.AppConnectionString("placements"));
        await app.OpenAsync();
        await using var transaction = await app.BeginTransactionAsync();
        await app.ExecuteAsync(
            """
            select set_config('app.principal_kind', @kind, true), set_config('app.tenant_id', @council, true),
                set_config('app.coordinator_of', @coordinator, true), set_config('app.organisation_id', '', true),
                set_config('app.subject', 'tester', true), set_config('app.today', '2026-03-10', true)
            """,
            new
            {
                kind,
                council,
                coordinator,
            }
        );
        return await app.ExecuteScalarAsync<long>(sql, new { window = WindowId });
    }

    public static async Task<PlatformException> RefusedAsync<T>(
        ErrorReason reason,
        Func<Task<T>> call
    )
    {
        var failure = await Assert.ThrowsAsync<PlatformException>(call);
        Assert.Equal(reason, failure.Reason);
        return failure;
    }

    // The service learns of memberships over the bus.
    private async Task AwaitMembersAsync(string[] members)
    {
        foreach (var gss in members)
        {
            var officer = await OfficerAsync(gss);
            await Eventually.SucceedsAsync(() =>
                officer
                    .Windows.ListWindowsAsync(new ListWindowsRequest { ConsortiumId = Consortium })
                    .ResponseAsync
            );
        }
    }
}
