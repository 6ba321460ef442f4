using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.Events;
using RegionalProviders.Providers.Events;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests.Drafts;

/// <summary>A home that no other test uses, about which the register sends events over the bus.</summary>
internal sealed class Register(Scene scene, string? hostGss = TestPrincipals.Bath)
{
    private int imports;

    public Guid Setting { get; } = Guid.NewGuid();

    public Guid Organisation { get; } = Guid.NewGuid();

    public string Urn { get; } = $"SC{Guid.NewGuid():N}"[..10].ToUpperInvariant();

    public Guid? Host { get; set; } = Council(hostGss);

    /// <summary>A judgement from a new import.</summary>
    public JudgementChanged Judgement(string value, JudgementBand band) =>
        new(
            Guid.NewGuid(),
            Regulator.Ofsted,
            Urn,
            Setting,
            Host,
            JudgementScale.OfstedSccif,
            "Good",
            band == JudgementBand.Failing ? JudgementBand.Good : JudgementBand.Failing,
            value,
            band,
            band == JudgementBand.Failing ? JudgementDirection.Down : JudgementDirection.Up,
            new DateOnly(2026, 4, 14),
            new DateOnly(2026, 5, 8),
            band == JudgementBand.Failing,
            NextImport()
        );

    public RegistrationStatusChanged Status(RegistrationStatus before, RegistrationStatus now) =>
        new(
            Guid.NewGuid(),
            Regulator.Ofsted,
            Urn,
            Setting,
            Host,
            before,
            now,
            new DateOnly(2026, 5, 1),
            BecameWithdrawn: false,
            Returned: false,
            NextImport()
        );

    public Task InadequateAsync() =>
        TellAsync(Judgement("Inadequate", JudgementBand.Failing), "judgement-changed");

    public Task GoodAsync() =>
        TellAsync(Judgement("Good", JudgementBand.Good), "judgement-changed");

    public Task TellAsync(RegistrationStatusChanged message) =>
        TellAsync(message, "registration-status-changed");

    public async Task LiveAsync(
        string gss,
        int count,
        long version = 1,
        Guid? at = null,
        DateOnly? since = null
    ) =>
        await TellAsync(
            new PlacementPositionChanged(
                CouncilDirectory.FindByGss(gss)!.Id,
                at ?? Setting,
                count,
                Scene.Today,
                version,
                since
            ),
            "placement-position"
        );

    /// <summary>
    /// The registration as of a given minute; <paramref name="premises"/> are its settings other than the primary one.
    /// </summary>
    public Task RecordAsync(string? gss, int minute = 0, params (Guid Id, Guid? Host)[] premises) =>
        TellAsync(
            new RegistrationRecorded(
                Guid.NewGuid(),
                Regulator.Ofsted,
                Urn,
                Setting,
                Organisation,
                ServiceType.ChildrensHome,
                "Children's home",
                "Private",
                RegistrationStatus.Active,
                null,
                null,
                Council(gss),
                "England",
                JudgementBand.Failing,
                new DateTimeOffset(2026, 5, 11, 8, minute, 0, TimeSpan.Zero),
                Settings: premises is []
                    ? null
                    :
                    [
                        .. premises
                            .Append((Setting, Council(gss)))
                            .Select(each => new RecordedSetting(
                                each.Item1,
                                ServiceType.SupportedLodgings,
                                each.Item2
                            )),
                    ]
            ),
            "registration-recorded"
        );

    /// <summary>Publishes, and waits until the consumer has handled it.</summary>
    public async Task TellAsync<T>(T message, string consumer, Guid? id = null)
        where T : class
    {
        var messageId = id ?? Guid.NewGuid();
        await scene
            .Platform.Services.GetRequiredService<IBus>()
            .Publish(message, context => context.MessageId = messageId);
        await Eventually.BecomesAsync(
            () =>
                scene.QueryAsync<Guid>(
                    "select message_id from notifications.inbox where message_id = @messageId and consumer = @consumer",
                    new { messageId, consumer }
                ),
            found => found.Count == 1
        );
    }

    /// <summary>The drafts about the home that a council sees, newest first.</summary>
    public async Task<IReadOnlyList<NoticeDraft>> DraftsAsync(string gss = TestPrincipals.Bath) =>
        await DraftsAsync(await scene.OfficerAsync(gss));

    /// <summary>The drafts about the home that a caller sees, newest first.</summary>
    public async Task<IReadOnlyList<NoticeDraft>> DraftsAsync(RegionalProvidersClient caller) =>
        await caller
            .ListDraftsAsync(new ListDraftsRequest { SettingId = Setting.ToString() })
            .ToListAsync();

    /// <summary>The only draft about the home, as its host sees it.</summary>
    public async Task<NoticeDraft> DraftAsync(string gss = TestPrincipals.Bath) =>
        Assert.Single(await DraftsAsync(gss));

    /// <summary>A request to issue the draft, completed as the issuer would.</summary>
    public IssueDraftRequest Completed(NoticeDraft draft) =>
        new()
        {
            Id = draft.Id,
            RequestId = Guid.NewGuid().ToString(),
            Notice = new Notice
            {
                ConsortiumIds = { scene.Consortium },
                Organisation = new NoticeOrganisation { Name = "Invented Care Limited" },
                ReviewOn = Scene.Today.AddDays(28).ToMessage(),
                Facts = "Judged Inadequate; the report names supervision at night.",
                PlacementAction = PlacementAction.UnderReview,
                ContactRole = "placements team manager",
                Contact = "placements@council.example",
            },
        };

    /// <summary>Makes a notice about the same matter.</summary>
    public Action<Notice> SameMatter =>
        notice =>
        {
            notice.Settings[0] = new NoticeSetting { Id = Setting.ToString() };
            notice.Categories.Clear();
            notice.Matters.Add(ProtocolMatter.PoorInspection);
        };

    private static Guid? Council(string? gss) =>
        gss is null ? null : CouncilDirectory.FindByGss(gss)!.Id;

    private Guid NextImport() =>
        Guid.CreateVersion7(
            new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero).AddDays(imports++)
        );
}
