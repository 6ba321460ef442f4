using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed partial class SignificantEventTests
{
    [Fact]
    public async Task Report_OfAProvider_IsSeenByThoseNamedAndTheHostAlone()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene);
        var provider = await scene.People.ProviderAsync(home.Organisation);
        var (bristol, bath, kent) = (
            await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
            await scene.People.CouncilIdAsync(TestPrincipals.Bath),
            await scene.People.CouncilIdAsync(TestPrincipals.Kent)
        );

        var id = await ReportAsync(provider, home.Event(scene, bristol, kent));

        // A placing council sees the event, but of the placing councils only itself; Kent is in no consortium.
        Assert.Equal([bristol], (await GetAsync(scene, id)).PlacingCouncilIds);
        Assert.Equal([kent], (await GetAsync(scene, id, TestPrincipals.Kent)).PlacingCouncilIds);
        // Bath is the host: like the reporter, it sees everything.
        var host = await GetAsync(scene, id, TestPrincipals.Bath);
        Assert.Equal([bristol, kent], host.PlacingCouncilIds);
        Assert.Equal(bath, host.HostCouncilId);
        Assert.Equal("The police were called at night.", host.Summary);
        Assert.Equal(EventRegulation.ChildrensHomes40, host.Regulation);
        Assert.NotNull(host.Work);
        var own = await provider.SignificantEvents.GetSignificantEventAsync(
            new GetSignificantEventRequest { Id = id }
        );
        Assert.Equal([bristol, kent], own.Event.PlacingCouncilIds);
        Assert.Null(own.Event.Work);
        foreach (
            var outsider in new[]
            {
                await scene.OfficerAsync(TestPrincipals.Somerset),
                await scene.OfficerAsync(TestPrincipals.Leeds),
                await scene.People.ProviderAsync(Guid.NewGuid().ToString()),
            }
        )
        {
            await PlatformAssert.FailsAsync(
                ErrorReason.NotFound,
                outsider.SignificantEvents.GetSignificantEventAsync(
                    new GetSignificantEventRequest { Id = id }
                )
            );
            Assert.Empty(await ListAsync(outsider, home));
        }

        foreach (
            var denied in new[]
            {
                await scene.People.CoordinatorAsync(),
                await scene.People.CouncilAsync(TestPrincipals.Bristol, Role.Reader),
                await scene.People.CouncilAsync(TestPrincipals.Bristol, Role.Finance),
            }
        )
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                denied.SignificantEvents.GetSignificantEventAsync(
                    new GetSignificantEventRequest { Id = id }
                )
            );
    }

    [Fact]
    public async Task Report_OfAProviderInAHomeOfAnother_IsRefusedAsIfThereWereNone()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene);
        var another = await scene.People.ProviderAsync(Guid.NewGuid().ToString());
        var bristol = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        var given = home.Event(scene, bristol);

        var present = await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            another.SignificantEvents.ReportSignificantEventAsync(Request(given))
        );
        given.SettingId = Guid.NewGuid().ToString();
        var absent = await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            another.SignificantEvents.ReportSignificantEventAsync(Request(given))
        );

        Assert.Equal(absent.Message, present.Message);
        Assert.Empty(await ListAsync(await scene.OfficerAsync(), home));
    }

    [Theory]
    [InlineData("E10000027", TestPrincipals.Somerset)]
    // If there are several successors, the register does not say which is the host: only the placing council is told.
    [InlineData("E10000006", null)]
    public async Task Report_InTheAreaOfACouncilThatIsNoMore_GoesToItsOnlySuccessor(
        string former,
        string? successor
    )
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene, hostGss: former);
        var bristol = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);

        var id = await ReportAsync(
            await scene.People.ProviderAsync(home.Organisation),
            home.Event(scene, bristol)
        );

        var seen = await GetAsync(scene, id);
        Assert.Equal(
            successor is null ? "" : await scene.People.CouncilIdAsync(successor),
            seen.HostCouncilId
        );
        if (successor is not null)
            Assert.Equal([bristol], (await GetAsync(scene, id, successor)).PlacingCouncilIds);
    }

    [Fact]
    public async Task Report_OfAProviderAtItsPremises_GoesToTheHostOfThose()
    {
        var scene = await Scene.SetAsync();
        var home = new Drafts.Register(scene);
        var premises = Guid.NewGuid();
        await home.RecordAsync(
            TestPrincipals.Bath,
            1,
            (premises, await scene.CouncilAsync(TestPrincipals.Somerset))
        );
        var given = new Home(premises.ToString(), home.Organisation.ToString()).Event(
            scene,
            await scene.People.CouncilIdAsync(TestPrincipals.Bristol)
        );

        var id = await ReportAsync(
            await scene.People.ProviderAsync(home.Organisation.ToString()),
            given
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (
                await scene.People.ProviderAsync(Guid.NewGuid().ToString())
            ).SignificantEvents.ReportSignificantEventAsync(Request(given))
        );

        var seen = await GetAsync(scene, id, TestPrincipals.Somerset);
        Assert.Equal(home.Organisation.ToString(), seen.OrganisationId);
        Assert.Equal(EventRegulation.SupportedAccommodation27, seen.Regulation);
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (
                await scene.OfficerAsync(TestPrincipals.Bath)
            ).SignificantEvents.GetSignificantEventAsync(new GetSignificantEventRequest { Id = id })
        );
    }

    [Fact]
    public async Task Report_OfACouncil_IsOnlyForOneThatIsConcerned()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene);
        var (bristol, somerset) = (
            await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
            await scene.People.CouncilIdAsync(TestPrincipals.Somerset)
        );

        await PlatformAssert.FailsOnFieldAsync(
            "event.placing_council_ids",
            (await scene.OfficerAsync()).SignificantEvents.ReportSignificantEventAsync(
                Request(home.Event(scene, somerset))
            )
        );
        var placing = await ReportAsync(await scene.OfficerAsync(), home.Event(scene, bristol));
        var byHost = await ReportAsync(
            await scene.OfficerAsync(TestPrincipals.Bath),
            home.Event(scene)
        );

        Assert.Equal(bristol, (await GetAsync(scene, placing)).ReportingCouncilId);
        Assert.Equal(
            [byHost, placing],
            (await ListAsync(await scene.OfficerAsync(TestPrincipals.Bath), home)).Select(each =>
                each.Id
            )
        );
        Assert.Equal(
            [placing],
            (await ListAsync(await scene.OfficerAsync(), home)).Select(each => each.Id)
        );
        // What a council recorded is not a report by the provider.
        Assert.Empty(await ListAsync(await scene.People.ProviderAsync(home.Organisation), home));
    }

    [Fact]
    public async Task Report_ThatBreaksARule_NamesTheField()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene);
        var officer = await scene.OfficerAsync();
        var bristol = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);

        await FailsAsync("event.kind", each => each.Kind = SignificantEventKind.Unspecified);
        await FailsAsync("event.kind", each => each.Kind = (SignificantEventKind)77);
        await FailsAsync("event.summary", each => each.Summary = " ");
        await FailsAsync("event.occurred_at", each => each.OccurredAt = null);
        await FailsAsync(
            "event.occurred_at",
            each =>
                each.OccurredAt = Timestamp.FromDateTimeOffset(
                    scene.Platform.Clock.GetUtcNow().AddMinutes(5)
                )
        );
        await FailsAsync("event.setting_id", each => each.SettingId = "");
        await FailsAsync(
            "event.placing_council_ids",
            each => each.PlacingCouncilIds.Add(Guid.NewGuid().ToString())
        );
        await FailsAsync("event.placing_council_ids", each => each.PlacingCouncilIds.Add(bristol));
        await FailsAsync(
            "event.regulation",
            each => each.Regulation = EventRegulation.SupportedAccommodation27
        );
        var provider = await scene.People.ProviderAsync(home.Organisation);
        await PlatformAssert.FailsOnFieldAsync(
            "event.placing_council_ids",
            provider.SignificantEvents.ReportSignificantEventAsync(Request(home.Event(scene)))
        );
        var unknown = await Home.RegisterAsync(scene, ServiceType.Bespoke);
        await PlatformAssert.FailsOnFieldAsync(
            "event.regulation",
            officer.SignificantEvents.ReportSignificantEventAsync(
                Request(unknown.Event(scene, bristol))
            )
        );
        Assert.Empty(await ListAsync(officer, home));

        Task FailsAsync(string field, Action<SignificantEvent> change)
        {
            var given = home.Event(scene, bristol);
            change(given);
            return PlatformAssert.FailsOnFieldAsync(
                field,
                officer.SignificantEvents.ReportSignificantEventAsync(Request(given))
            );
        }
    }

    [Fact]
    public async Task Report_SentTwice_IsOneEvent()
    {
        var scene = await Scene.SetAsync();
        var home = await Home.RegisterAsync(scene, ServiceType.SupportedLodgings);
        var provider = await scene.People.ProviderAsync(home.Organisation);
        var bristol = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        var request = Request(home.Event(scene, bristol));

        var first = await provider.SignificantEvents.ReportSignificantEventAsync(request);
        var again = await provider.SignificantEvents.ReportSignificantEventAsync(request);

        Assert.Equal(first, again);
        var only = Assert.Single(await ListAsync(await scene.OfficerAsync(), home));
        Assert.Equal(EventRegulation.SupportedAccommodation27, only.Regulation);
    }
}
