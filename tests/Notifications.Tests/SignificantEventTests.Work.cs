using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

/// <content>What councils do about events.</content>
public sealed partial class SignificantEventTests
{
    [Fact]
    public async Task Work_OfTwoPlacingCouncils_IsEachCouncilsOwn()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene);
        var provider = await scene.People.ProviderAsync(home.Organisation);
        var id = await ReportAsync(
            provider,
            home.Event(
                scene,
                await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
                await scene.People.CouncilIdAsync(TestPrincipals.Somerset)
            )
        );
        var bristol = (await scene.OfficerAsync()).SignificantEvents;
        var somerset = (await scene.OfficerAsync(TestPrincipals.Somerset)).SignificantEvents;

        var assigned = await bristol.AssignSignificantEventAsync(
            new AssignSignificantEventRequest { Id = id, AssignedTo = "head of service" }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            bristol.CloseSignificantEventAsync(
                new CloseSignificantEventRequest
                {
                    Id = id,
                    Outcome = "Over.",
                    Etag = "v0",
                }
            )
        );
        var note = new RecordFollowUpRequest
        {
            Id = id,
            Note = "Spoke with the home.",
            RequestId = Guid.NewGuid().ToString(),
        };
        Assert.Equal(
            await bristol.RecordFollowUpAsync(note),
            await bristol.RecordFollowUpAsync(note)
        );
        await bristol.CloseSignificantEventAsync(
            new CloseSignificantEventRequest
            {
                Id = id,
                Outcome = "No further action.",
                Etag = assigned.Work.Etag,
            }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            bristol.AssignSignificantEventAsync(
                new AssignSignificantEventRequest { Id = id, AssignedTo = "another team" }
            )
        );
        await bristol.RecordFollowUpAsync(
            new RecordFollowUpRequest { Id = id, Note = "The police wrote." }
        );

        var own = (await GetAsync(scene, id)).Work;
        Assert.Equal(("head of service", "No further action."), (own.AssignedTo, own.Outcome));
        Assert.NotNull(own.ClosedAt);
        var others = (await GetAsync(scene, id, TestPrincipals.Somerset)).Work;
        Assert.Equal(("", "", "v0"), (others.AssignedTo, others.Outcome, others.Etag));
        Assert.Equal(
            ["The police wrote.", "Spoke with the home."],
            await NotesAsync(await scene.OfficerAsync(), id)
        );
        Assert.Empty(await NotesAsync(await scene.OfficerAsync(TestPrincipals.Somerset), id));
        Assert.Empty((await OpenAsync(await scene.OfficerAsync(), home)));
        Assert.Single(await OpenAsync(await scene.OfficerAsync(TestPrincipals.Somerset), home));
        await somerset.CloseSignificantEventAsync(
            new CloseSignificantEventRequest { Id = id, Outcome = "Moved." }
        );
        Assert.Equal("No further action.", (await GetAsync(scene, id)).Work.Outcome);
        // The provider that reported the event cannot see the councils' work.
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            provider.SignificantEvents.ListFollowUpsAsync(new ListFollowUpsRequest { Id = id })
        );
    }

    [Fact]
    public async Task Work_OnWhatTheCouncilMayNotKnow_FindsNothing()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene);
        var id = await ReportAsync(
            await scene.OfficerAsync(),
            home.Event(scene, await scene.People.CouncilIdAsync(TestPrincipals.Bristol))
        );
        var somerset = (await scene.OfficerAsync(TestPrincipals.Somerset)).SignificantEvents;

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            somerset.AssignSignificantEventAsync(
                new AssignSignificantEventRequest { Id = id, AssignedTo = "a team" }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            somerset.RecordFollowUpAsync(new RecordFollowUpRequest { Id = id, Note = "Seen." })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            somerset.ListFollowUpsAsync(new ListFollowUpsRequest { Id = id })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            somerset.CloseSignificantEventAsync(
                new CloseSignificantEventRequest { Id = id, Outcome = "Over." }
            )
        );
        Assert.Empty(
            await scene.QueryAsync<Guid>(
                "select council_id from notifications.event_work where event_id = @id",
                new { id = Guid.Parse(id) }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "assigned_to",
            somerset.AssignSignificantEventAsync(new AssignSignificantEventRequest { Id = id })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "note",
            somerset.RecordFollowUpAsync(new RecordFollowUpRequest { Id = id })
        );
        await PlatformAssert.FailsOnFieldAsync(
            "outcome",
            somerset.CloseSignificantEventAsync(new CloseSignificantEventRequest { Id = id })
        );
    }

    [Fact]
    public async Task UrgentEvent_ThatNobodyTook_IsOverdueAtFive()
    {
        await using var scene = await Scene.OwnAsync();
        var home = await Home.RegisterAsync(scene);
        var officer = await scene.OfficerAsync();
        var bristol = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        var missing = home.Event(scene, bristol);
        missing.Kind = SignificantEventKind.Missing;
        var urgent = await ReportAsync(officer, missing);
        var other = await ReportAsync(officer, home.Event(scene, bristol));
        Assert.Equal(
            new DateTimeOffset(2026, 5, 11, 16, 0, 0, TimeSpan.Zero),
            (await GetAsync(scene, urgent)).DueAt.ToDateTimeOffset()
        );
        Assert.Null((await GetAsync(scene, other)).DueAt);
        var reader = await scene.People.CouncilAsync(TestPrincipals.Bristol, Role.Reader);
        var host = await scene.OfficerAsync(TestPrincipals.Bath);
        var outsider = await scene.OfficerAsync(TestPrincipals.Somerset);

        scene.MoveTo(new(2026, 5, 11, 16, 0, 0, TimeSpan.Zero));
        Assert.False((await GetAsync(scene, urgent)).Work.Overdue);
        Assert.Equal((1, 0), await CountsAsync(officer));
        scene.MoveTo(new(2026, 5, 11, 16, 0, 2, TimeSpan.Zero));
        Assert.True((await GetAsync(scene, urgent)).Work.Overdue);
        Assert.Equal((1, 1), await CountsAsync(officer));
        Assert.Equal((0, 0), await CountsAsync(reader));
        Assert.Equal((0, 0), await CountsAsync(outsider));
        Assert.False((await GetAsync(scene, other)).Work.Overdue);
        Assert.Equal(
            [urgent],
            await officer
                .ListSignificantEventsAsync(new ListSignificantEventsRequest { UrgentOnly = true })
                .Select(each => each.Id)
                .ToListAsync()
        );
        var work = await officer.SignificantEvents.AssignSignificantEventAsync(
            new AssignSignificantEventRequest { Id = urgent, AssignedTo = "duty team" }
        );
        Assert.False(work.Work.Overdue);
        Assert.Equal((0, 0), await CountsAsync(officer));
        // The host's work is separate.
        Assert.Equal((1, 1), await CountsAsync(host));
        await host.SignificantEvents.CloseSignificantEventAsync(
            new CloseSignificantEventRequest { Id = urgent, Outcome = "Found." }
        );
        Assert.Equal((0, 0), await CountsAsync(host));
    }

    private static async Task<(int Urgent, int Overdue)> CountsAsync(RegionalProvidersClient caller)
    {
        var counts = await caller.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
        return (counts.EventsUrgent, counts.EventsOverdue);
    }

    private static ReportSignificantEventRequest Request(SignificantEvent given) =>
        new() { Event = given, RequestId = Guid.NewGuid().ToString() };

    private static async Task<string> ReportAsync(
        RegionalProvidersClient caller,
        SignificantEvent given
    ) => (await caller.SignificantEvents.ReportSignificantEventAsync(Request(given))).Id;

    private static async Task<SignificantEvent> GetAsync(
        Scene scene,
        string id,
        string gss = TestPrincipals.Bristol
    )
    {
        var officer = await scene.OfficerAsync(gss);
        return (
            await officer.SignificantEvents.GetSignificantEventAsync(
                new GetSignificantEventRequest { Id = id }
            )
        ).Event;
    }

    private static async Task<IReadOnlyList<SignificantEvent>> ListAsync(
        RegionalProvidersClient caller,
        Home home
    ) =>
        await caller
            .ListSignificantEventsAsync(
                new ListSignificantEventsRequest { SettingId = home.Setting, PageSize = 1 }
            )
            .ToListAsync();

    private static async Task<IReadOnlyList<SignificantEvent>> OpenAsync(
        RegionalProvidersClient caller,
        Home home
    ) =>
        await caller
            .ListSignificantEventsAsync(
                new ListSignificantEventsRequest
                {
                    OrganisationId = home.Organisation,
                    OpenOnly = true,
                    ReportedFrom = Scene.Today.ToMessage(),
                }
            )
            .ToListAsync();

    private static async Task<IEnumerable<string>> NotesAsync(
        RegionalProvidersClient caller,
        string id
    ) =>
        (
            await caller
                .ListFollowUpsAsync(new ListFollowUpsRequest { Id = id, PageSize = 1 })
                .ToListAsync()
        ).Select(each => each.Note);

    /// <summary>A home in Bath that no other test uses.</summary>
    private sealed record Home(string Setting, string Organisation)
    {
        public static async Task<Home> RegisterAsync(
            Scene scene,
            ServiceType type = ServiceType.ChildrensHome,
            string hostGss = TestPrincipals.Bath
        )
        {
            var home = new Home(Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
            await scene.QueryAsync<int>(
                """
                insert into notifications.register_entry
                    (regulator, urn, setting_id, organisation_id, host_council_id, service_type, updated_at)
                values ('Ofsted', @Setting, @Setting::uuid, @Organisation::uuid, @host, @type, now())
                """,
                new
                {
                    home.Setting,
                    home.Organisation,
                    host = CouncilDirectory.FindByGss(hostGss)!.Id,
                    type = type.ToString(),
                }
            );
            return home;
        }

        public SignificantEvent Event(Scene scene, params string[] placing) =>
            new()
            {
                Kind = SignificantEventKind.SeriousIncidentWithPolice,
                SettingId = Setting,
                PlacingCouncilIds = { placing },
                OccurredAt = Timestamp.FromDateTimeOffset(
                    scene.Platform.Clock.GetUtcNow().AddHours(-3)
                ),
                Summary = "The police were called at night.",
            };
    }
}
