using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Placements.Windows;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Windows;

public sealed class WindowTests
{
    [Fact]
    public async Task Windows_AreSetByTheCoordinatorAlone_AndReadByMembers()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        var leeds = await march.OfficerAsync(TestPrincipals.Leeds);
        var somerset = await march.People.CoordinatorAsync();
        var request = new GetWindowRequest { Id = march.WindowId };

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.Windows.CloseWindowAsync(new CloseWindowRequest { Id = march.WindowId })
        );
        foreach (var outsider in new[] { leeds, somerset })
            await PlatformAssert.FailsAsync(
                ErrorReason.NotFound,
                outsider.Windows.GetWindowAsync(request)
            );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            somerset.Windows.CloseWindowAsync(new CloseWindowRequest { Id = march.WindowId })
        );
        Assert.Equal(march.Window, (await officer.Windows.GetWindowAsync(request)).Window);
        Assert.Equal(WindowState.Open, march.Window.State);
        Assert.Equal("2025-12", march.Window.SchemaVersion);
    }

    [Fact]
    public async Task ScheduleWindow_WithWrongDays_NamesThem()
    {
        var march = await March.BeginAsync();

        await FailsAsync("window.opens_on", 2027, new(2026, 3, 20), new(2026, 3, 30));
        await FailsAsync("window.closes_on", 2026, new(2026, 3, 20), new(2026, 3, 19));
        await FailsAsync("window.closes_on", 2026, new(2026, 3, 1), new(2026, 3, 9));
        await FailsAsync("window.closes_on", 2026, new(2026, 3, 20), new(2026, 7, 20));

        async Task FailsAsync(string field, int year, DateOnly opens, DateOnly closes)
        {
            var coordinator = await march.CoordinatorAsync();
            await PlatformAssert.FailsOnFieldAsync(
                field,
                coordinator.Windows.ScheduleWindowAsync(
                    new ScheduleWindowRequest
                    {
                        Window = new Window
                        {
                            ConsortiumId = march.Consortium,
                            Year = year,
                            OpensOn = opens.ToMessage(),
                            ClosesOn = closes.ToMessage(),
                        },
                    }
                )
            );
        }
    }

    [Fact]
    public async Task ScheduleWindow_BeforeTheFirstPublishedColumns_IsRefused()
    {
        var march = await March.BeginAsync();
        var coordinator = await march.CoordinatorAsync();

        foreach (var (field, year) in new[] { ("window.year", 2019), ("window.opens_on", 2020) })
            await PlatformAssert.FailsOnFieldAsync(
                field,
                coordinator.Windows.ScheduleWindowAsync(
                    new ScheduleWindowRequest
                    {
                        Window = new Window
                        {
                            ConsortiumId = march.Consortium,
                            Year = year,
                            OpensOn = new DateOnly(2019, 5, 31).ToMessage(),
                            ClosesOn = new DateOnly(2019, 6, 14).ToMessage(),
                        },
                    }
                )
            );
    }

    [Fact]
    public async Task Window_FromBeforeTheFirstPublishedColumns_IsReadWithoutThem()
    {
        var march = await March.BeginAsync();
        var old = Guid.NewGuid();
        // As if migrated from another system, which did not refuse it.
        await march.AskAsync<object?>(
            """
            insert into placements.submission_window (id, consortium_id, year, opens_on, closes_on, snapshot_on, opens_at,
                closes_at, opened_at, closed_at, created_at, updated_at)
            select @old, consortium_id, 2019, '2019-05-31', '2019-06-14', '2019-05-31', '2019-05-31', '2019-06-15',
                '2019-05-31', '2019-06-15', now(), now()
            from placements.submission_window where id = @id
            """,
            new { old, id = Guid.Parse(march.WindowId) }
        );
        var officer = await march.OfficerAsync();

        var listed = await officer.Windows.ListWindowsAsync(
            new ListWindowsRequest { ConsortiumId = march.Consortium }
        );
        var read = await officer.Windows.GetWindowAsync(
            new GetWindowRequest { Id = old.ToString() }
        );

        Assert.Equal(["2025-12", ""], listed.Windows.Select(window => window.SchemaVersion));
        Assert.Equal(listed.Windows[1], read.Window);
        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => Files.ExportAsync(march.In(read.Window), ExportFormat.Csv)
        );
    }

    [Fact]
    public async Task ScheduleWindow_OfAYearThatHasOne_AlreadyExists()
    {
        var march = await March.BeginAsync();

        await March.RefusedAsync(
            ErrorReason.AlreadyExists,
            () => march.ScheduleAsync(new(2026, 9, 1), new(2026, 9, 14))
        );
    }

    [Theory]
    // Good Friday is 26 March 2027 and the clocks go forward on Sunday, 28 March: the day after is in summer time.
    [InlineData("2027-03-15", "2027-03-28", "2027-03-15T00:00:00Z", "2027-03-28T23:00:00Z")]
    [InlineData("2027-03-28", "2027-04-09", "2027-03-28T00:00:00Z", "2027-04-09T23:00:00Z")]
    [InlineData("2027-03-01", "2027-03-14", "2027-03-01T00:00:00Z", "2027-03-15T00:00:00Z")]
    public async Task Window_OverTheClockChange_OpensAndClosesAtMidnightInLondon(
        string opensOn,
        string closesOn,
        string opensAt,
        string closesAt
    )
    {
        var march = await March.BeginAsync();

        var window = await march.ScheduleAsync(Day(opensOn), Day(closesOn));

        Assert.Equal(WindowState.Scheduled, window.State);
        Assert.Equal(Instant(opensAt), window.OpensAt.ToDateTimeOffset());
        Assert.Equal(Instant(closesAt), window.ClosesAt.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("2027-03-14T23:59:59.999Z", WindowState.Scheduled)]
    [InlineData("2027-03-15T00:00:00Z", WindowState.Open)]
    [InlineData("2027-03-28T22:59:59.999Z", WindowState.Open)]
    [InlineData("2027-03-28T23:00:00Z", WindowState.Closed)]
    public void State_AtTheEdges_FollowsTheClock(string now, WindowState expected)
    {
        var window = SubmissionWindow.Schedule(
            new Window
            {
                Year = 2027,
                OpensOn = Day("2027-03-15").ToMessage(),
                ClosesOn = Day("2027-03-28").ToMessage(),
            },
            Guid.NewGuid(),
            today: Day("2027-01-01"),
            Instant("2027-01-01T00:00:00Z")
        );

        Assert.Equal(expected, window.StateAt(Instant(now)));
    }

    [Fact]
    public async Task UpdateWindow_OfAnOpenOne_MovesItsLastDayOnly()
    {
        var march = await March.BeginAsync();
        var coordinator = await march.CoordinatorAsync();
        var window = march.Window.Clone();
        window.ClosesOn = new DateOnly(2026, 3, 24).ToMessage();
        window.OpensOn = new DateOnly(2026, 3, 11).ToMessage();

        var moved = await coordinator.Windows.UpdateWindowAsync(
            new UpdateWindowRequest
            {
                Window = window,
                UpdateMask = new() { Paths = { "closes_on" } },
            }
        );

        Assert.Equal(window.ClosesOn, moved.Window.ClosesOn);
        Assert.Equal(march.Window.OpensOn, moved.Window.OpensOn);
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            coordinator.Windows.UpdateWindowAsync(
                new UpdateWindowRequest
                {
                    Window = window,
                    UpdateMask = new() { Paths = { "closes_on" } },
                }
            )
        );
        window.Etag = "";
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.Windows.UpdateWindowAsync(
                new UpdateWindowRequest
                {
                    Window = window,
                    UpdateMask = new() { Paths = { "opens_on" } },
                }
            )
        );
    }

    [Fact]
    public async Task CloseWindow_FreezesReturns_AndIsFinal()
    {
        var march = await March.BeginAsync();
        var coordinator = await march.CoordinatorAsync();
        await march.SendAsync(Census.Rows(2));

        await march.CloseAsync();

        Assert.Equal(WindowState.Closed, march.Window.State);
        Assert.True((await march.SubmissionAsync()).Frozen);
        await March.RefusedAsync(ErrorReason.StateConflict, () => march.SendAsync(Census.Rows(3)));
        Assert.Equal(2, (await march.SubmissionAsync()).RowCount);
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.Windows.CloseWindowAsync(new CloseWindowRequest { Id = march.WindowId })
        );
        var window = march.Window;
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.Windows.UpdateWindowAsync(
                new UpdateWindowRequest
                {
                    Window = window,
                    UpdateMask = new() { Paths = { "closes_on" } },
                }
            )
        );
    }

    private static DateOnly Day(string text) =>
        DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
