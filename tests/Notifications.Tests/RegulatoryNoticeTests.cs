using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Notifications.V1.RegulatoryNoticeType;

namespace RegionalProviders.Notifications.Tests;

public sealed partial class RegulatoryNoticeTests
{
    [Fact]
    public async Task RegulatoryNotices_OfOthers_LookLikeNone()
    {
        var scene = await Scene.SetAsync();
        var notice = await RecordAsync(scene, Guid.NewGuid(), Suspended);
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        var reader = await scene.People.CouncilAsync(TestPrincipals.Bath, Role.Reader);
        var coordinator = await scene.People.CoordinatorAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.RegulatoryNotices.GetRegulatoryNoticeAsync(
                new GetRegulatoryNoticeRequest { Id = notice.Id }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.RegulatoryNotices.RecordPlacementReviewAsync(
                new RecordPlacementReviewRequest
                {
                    RegulatoryNoticeId = notice.Id,
                    Decision = PlacementDecision.Stay,
                }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.RegulatoryNotices.RecordRegulatoryNoticeAsync(
                New(scene, Guid.NewGuid(), Suspended)
            )
        );
        foreach (
            var stranger in new[]
            {
                reader,
                coordinator,
                await scene.People.ProviderAsync(Guid.NewGuid().ToString()),
            }
        )
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                stranger.RegulatoryNotices.RecordRegulatoryNoticeAsync(
                    New(scene, Guid.NewGuid(), Suspended)
                )
            );
        Assert.Equal(
            ReviewStanding.Unspecified,
            (await ReadAsync(coordinator, notice.Id)).Notice.Standing
        );
        Assert.Equal(ReviewStanding.OnFile, (await ReadAsync(reader, notice.Id)).Notice.Standing);
    }

    public static TheoryData<string, Action<RegulatoryNotice>> Wrong =>
        new()
        {
            { "notice.type", notice => notice.Type = Unspecified },
            { "notice.type", notice => notice.Type = (RegulatoryNoticeType)40 },
            { "notice.setting_id", notice => notice.SettingId = "SC012345" },
            { "notice.decided_on", notice => notice.DecidedOn = null },
            {
                "notice.decided_on",
                notice => notice.DecidedOn = Scene.Today.AddDays(1).ToMessage()
            },
            { "notice.ends_on", notice => notice.EndsOn = Scene.Today.AddDays(-30).ToMessage() },
            {
                "notice.ends_on",
                notice =>
                {
                    notice.Type = Summons;
                    notice.EndsOn = Scene.Today.ToMessage();
                }
            },
            { "notice.supersedes_id", notice => notice.Type = Lifted },
            { "notice.supersedes_id", notice => notice.Type = SuspensionExtended },
            { "notice.supersedes_id", notice => notice.Type = RestrictionExtended },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task RecordRegulatoryNotice_ThatBreaksARule_NamesTheField(
        string field,
        Action<RegulatoryNotice> change
    )
    {
        var scene = await Scene.SetAsync();
        var request = New(scene, Guid.NewGuid(), Suspended);
        change(request.Notice);

        await PlatformAssert.FailsOnFieldAsync(
            field,
            (await scene.OfficerAsync()).RegulatoryNotices.RecordRegulatoryNoticeAsync(request)
        );
    }

    [Fact]
    public async Task RecordRegulatoryNotice_ThatAMemberRecorded_ShowsThat()
    {
        var scene = await Scene.SetAsync();
        var setting = Guid.NewGuid();
        var officers = new[]
        {
            await scene.OfficerAsync(),
            await scene.OfficerAsync(TestPrincipals.Bath),
            await scene.OfficerAsync(TestPrincipals.Somerset),
        };

        var recorded = await Task.WhenAll(
            officers.Select(officer =>
                officer
                    .RegulatoryNotices.RecordRegulatoryNoticeAsync(New(scene, setting, Suspended))
                    .ResponseAsync
            )
        );

        Assert.Single(recorded, each => !each.AlreadyRecorded);
        Assert.Single(recorded.Select(each => each.Notice.Id).Distinct());
        Assert.Single(await ListAsync(officers[0], setting));
        var other = await RecordAsync(
            scene,
            setting,
            Suspended,
            each => each.DecidedOn = Scene.Today.ToMessage()
        );
        Assert.NotEqual(recorded[0].Notice.Id, other.Id);
    }

    [Fact]
    public async Task RecordRegulatoryNotice_ThatCannotTakeThePlace_IsRefused()
    {
        var scene = await Scene.SetAsync();
        var setting = Guid.NewGuid();
        var officer = await scene.OfficerAsync();
        var suspended = await RecordAsync(scene, setting, Suspended);
        var summons = await RecordAsync(scene, setting, Summons);
        await RefusedAsync(setting, RestrictionExtended, suspended);
        await RefusedAsync(setting, Lifted, summons);
        await RefusedAsync(setting, AppealMade, suspended);
        await RefusedAsync(Guid.NewGuid(), Lifted, suspended);
        await RecordAsync(scene, setting, Lifted, each => each.SupersedesId = suspended.Id);
        await RefusedAsync(setting, SuspensionExtended, suspended);

        Task RefusedAsync(Guid about, RegulatoryNoticeType type, RegulatoryNotice held) =>
            PlatformAssert.FailsAsync(
                ErrorReason.StateConflict,
                officer.RegulatoryNotices.RecordRegulatoryNoticeAsync(
                    New(scene, about, type, each => each.SupersedesId = held.Id)
                )
            );
    }

    [Fact]
    public async Task RegulatoryNotice_OfAHomeWithAChild_IsToBeReviewedByThatCouncilAlone()
    {
        // A separate platform, because other tests leave placements to review to the same council while this one counts.
        await using var scene = await Scene.OwnAsync();
        var home = new Drafts.Register(scene);
        await home.LiveAsync(TestPrincipals.Bath, 1);
        var premises = Guid.NewGuid();
        await home.RecordAsync(TestPrincipals.Bath, 1, (premises, null));
        await home.LiveAsync(TestPrincipals.Somerset, 1, at: premises);
        var notice = await RecordAsync(scene, home.Setting, DecidesToCancel);
        // The regulator's decision about the registration also applies to its other premises.
        Assert.Equal(
            ReviewStanding.ToReview,
            (await ReadAsync(await scene.OfficerAsync(TestPrincipals.Somerset), notice.Id))
                .Notice
                .Standing
        );
        Assert.Equal([notice], await ListAsync(await scene.OfficerAsync(), premises));
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var bristol = await scene.OfficerAsync();
        Assert.Equal(ReviewStanding.ToReview, (await ReadAsync(bath, notice.Id)).Notice.Standing);
        Assert.Equal(ReviewStanding.OnFile, (await ReadAsync(bristol, notice.Id)).Notice.Standing);
        var before = await bath.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
        var request = new RecordPlacementReviewRequest
        {
            RegulatoryNoticeId = notice.Id,
            Decision = PlacementDecision.PermanentMove,
            Note = "Moves on Friday.",
            RequestId = Guid.NewGuid().ToString(),
        };

        var review = await bath.RegulatoryNotices.RecordPlacementReviewAsync(request);

        Assert.Equal(review, await bath.RegulatoryNotices.RecordPlacementReviewAsync(request));
        Assert.Equal(ReviewStanding.Reviewed, (await ReadAsync(bath, notice.Id)).Notice.Standing);
        Assert.Equal(
            before.PlacementsToReview - 1,
            (await bath.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest())).PlacementsToReview
        );
        var list = new ListPlacementReviewsRequest { RegulatoryNoticeId = notice.Id };
        Assert.Equal([review.Review], await bath.ListPlacementReviewsAsync(list).ToListAsync());
        Assert.Empty(await bristol.ListPlacementReviewsAsync(list).ToListAsync());
        await PlatformAssert.FailsOnFieldAsync(
            "decision",
            bath.RegulatoryNotices.RecordPlacementReviewAsync(
                new RecordPlacementReviewRequest { RegulatoryNoticeId = notice.Id }
            )
        );
    }

    private static RecordRegulatoryNoticeRequest New(
        Scene scene,
        Guid setting,
        RegulatoryNoticeType type,
        Action<RegulatoryNotice>? change = null
    )
    {
        var notice = new RegulatoryNotice
        {
            ConsortiumId = scene.Consortium,
            Type = type,
            SettingId = setting.ToString(),
            DecidedOn = Scene.Today.AddDays(-1).ToMessage(),
            Paragraph = "14A",
            Reason = "Children are at risk.",
        };
        change?.Invoke(notice);
        return new RecordRegulatoryNoticeRequest
        {
            Notice = notice,
            RequestId = Guid.NewGuid().ToString(),
        };
    }

    private static async Task<RegulatoryNotice> RecordAsync(
        Scene scene,
        Guid setting,
        RegulatoryNoticeType type,
        Action<RegulatoryNotice>? change = null,
        string gss = TestPrincipals.Bristol
    ) =>
        (
            await (await scene.OfficerAsync(gss)).RegulatoryNotices.RecordRegulatoryNoticeAsync(
                New(scene, setting, type, change)
            )
        ).Notice;

    private static async Task<GetRegulatoryNoticeResponse> ReadAsync(
        RegionalProvidersClient reader,
        string id
    ) =>
        await reader.RegulatoryNotices.GetRegulatoryNoticeAsync(
            new GetRegulatoryNoticeRequest { Id = id }
        );

    private static async Task<IReadOnlyList<RegulatoryNotice>> ListAsync(
        RegionalProvidersClient reader,
        Guid setting
    ) =>
        await reader
            .ListRegulatoryNoticesAsync(
                new ListRegulatoryNoticesRequest { SettingId = setting.ToString() }
            )
            .ToListAsync();
}
