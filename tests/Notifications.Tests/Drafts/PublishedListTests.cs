using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.Events;
using RegionalProviders.Providers.V1;
using RegionalProviders.Published;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>From the published list of one year to that of a later year, through the register and the bus.</summary>
public sealed class PublishedListTests
{
    private static readonly DateOnly In2022 = new(2022, 3, 31);
    private static readonly DateOnly In2024 = new(2024, 3, 31);

    private static readonly string[] Placing =
    [
        TestPrincipals.Bristol,
        TestPrincipals.Bath,
        TestPrincipals.Somerset,
        TestPrincipals.Leeds,
    ];

    [PublishedDataFact]
    public async Task Import_OfTwoYears_DraftsEachNewInadequateForItsHostAndFlagsWhoHasChildrenThere()
    {
        var expected = PublishedLists.Read();
        await using var scene = await Scene.OwnAsync();
        await ImportAsync(scene, expected.Reduced(PublishedLists.PathOf2022), In2022);
        await RecordedAsync(scene);
        Assert.Empty(await DraftsAsync(scene));
        var placed = await PlaceAsync(scene, expected);

        await ImportAsync(scene, expected.Reduced(PublishedLists.PathOf2024), In2024);
        await RecordedAsync(scene);

        var drafts = await DraftsAsync(scene);
        AssertSame(expected.Inadequate.Keys, Urns(drafts, DraftCause.JudgedFailing));
        AssertSame(expected.Left, Urns(drafts, DraftCause.RegistrationEnded));
        AssertSame(expected.Suspended, Urns(drafts, DraftCause.RegistrationSuspended));
        Assert.Equal(
            expected.Inadequate.Count + expected.Left.Count + expected.Suspended.Count,
            drafts.Count
        );
        Assert.All(
            drafts.Where(draft => draft.Cause == nameof(DraftCause.JudgedFailing)),
            draft =>
                Assert.Equal(
                    CouncilDirectory.FindByName(expected.Inadequate[draft.Urn])!.Id,
                    draft.HostCouncilId
                )
        );
        // Host authorities of the consortium find their own drafts, and nobody else's.
        foreach (var gss in Placing)
        {
            var officer = await scene.OfficerAsync(gss);
            var council = await scene.CouncilAsync(gss);
            Assert.Equal(
                drafts
                    .Where(draft => draft.HostCouncilId == council)
                    .Select(draft => draft.Id.ToString())
                    .Order(),
                (await ListAsync(officer, new ListDraftsRequest { OwnOnly = true }))
                    .Select(draft => draft.Id)
                    .Order()
            );
            var affected = await ListAsync(officer, new ListDraftsRequest { AffectedOnly = true });
            var there = placed[gss].ToHashSet();
            AssertSame(
                drafts.Where(draft => there.Contains(draft.Urn)).Select(draft => draft.Urn),
                affected.Select(draft => draft.Urn)
            );
            Assert.Equal(
                affected.Count,
                (
                    await officer.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest())
                ).DraftsAffected
            );
        }
    }

    /// <summary>
    /// Places children of four councils in homes that the register has for 2022: each council gets every fourth of the homes
    /// that will be Inadequate; as many children are placed in homes that stay as they are.
    /// </summary>
    private static async Task<Dictionary<string, List<string>>> PlaceAsync(
        Scene scene,
        PublishedLists expected
    )
    {
        var settings = (
            await scene.QueryAsync<(string Urn, Guid Setting)>(
                "select urn, setting_id from notifications.register_entry order by urn"
            )
        ).ToDictionary(row => row.Urn, row => row.Setting);
        var failing = expected.Inadequate.Keys.Where(settings.ContainsKey).Order().Take(16);
        var quiet = settings
            .Keys.Except(expected.Inadequate.Keys)
            .Except(expected.Left)
            .Except(expected.Suspended)
            .Order()
            .Take(8);
        var placed = Placing.ToDictionary(gss => gss, _ => new List<string>());
        var bus = scene.Platform.Services.GetRequiredService<IBus>();
        foreach (var (urn, place) in failing.Concat(quiet).Select((urn, place) => (urn, place)))
        {
            var gss = Placing[place % Placing.Length];
            placed[gss].Add(urn);
            await bus.Publish(
                new PlacementPositionChanged(
                    await scene.CouncilAsync(gss),
                    settings[urn],
                    1,
                    Scene.Today,
                    1
                ),
                context => context.MessageId = Guid.NewGuid()
            );
        }
        await Eventually.BecomesAsync(
            () => scene.QueryAsync<int>("select live_count from notifications.position"),
            found => found.Count == 24
        );
        return placed;
    }

    private static async Task ImportAsync(Scene scene, byte[] list, DateOnly asAt)
    {
        var importer = await scene.People.OperatorAsync();
        await using var content = new MemoryStream(list);
        await importer.Lists.UploadAsync(
            content,
            "list.csv",
            asAt,
            ListKind.Unspecified,
            Guid.NewGuid(),
            // Of the published lists, years lie between one and the next.
            withdrawMissing: 1_000
        );
    }

    // Waits until every event of the register that the service subscribes to has been handled.
    private static Task RecordedAsync(Scene scene) =>
        Eventually.RunsOutAsync(
            async () =>
                (
                    await scene.QueryAsync<int>(
                        """
                        select (select count(*) from providers.outbox
                                where type ~ '(JudgementChanged|RegistrationStatusChanged|ProviderRegistered|RegistrationRecorded)$')::int
                            - (select count(*) from notifications.inbox where consumer in (
                                'judgement-changed', 'registration-status-changed', 'provider-registered',
                                'registration-recorded'))::int
                        """
                    )
                )[0],
            "events not handled"
        );

    private static Task<
        IReadOnlyList<(Guid Id, string Urn, string Cause, Guid? HostCouncilId)>
    > DraftsAsync(Scene scene) =>
        scene.QueryAsync<(Guid Id, string Urn, string Cause, Guid? HostCouncilId)>(
            "select id, urn, cause, host_council_id from notifications.notice_draft where state = 'Waiting'"
        );

    private static IEnumerable<string> Urns(
        IReadOnlyList<(Guid Id, string Urn, string Cause, Guid? HostCouncilId)> drafts,
        DraftCause cause
    ) => drafts.Where(draft => draft.Cause == cause.ToString()).Select(draft => draft.Urn);

    private static void AssertSame(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));

    private static async Task<IReadOnlyList<NoticeDraft>> ListAsync(
        RegionalProvidersClient officer,
        ListDraftsRequest request
    ) => await officer.ListDraftsAsync(request).ToListAsync();
}
