using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class RaiseNoticeTests
{
    [Fact]
    public async Task Notices_WithoutThePermission_AreRefused()
    {
        var scene = await Scene.SetAsync();
        var reader = await scene.People.CouncilAsync(TestPrincipals.Bristol, Role.Reader);
        var coordinator = await scene.People.CoordinatorAsync();
        var strangers = new[]
        {
            await scene.People.ProviderAsync(Guid.NewGuid().ToString()),
            await scene.People.OperatorAsync(),
        };

        foreach (var caller in strangers.Append(reader).Append(coordinator))
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                caller.Notices.RaiseNoticeAsync(scene.New())
            );
        foreach (var caller in strangers)
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                caller.Notices.ListNoticesAsync(new ListNoticesRequest())
            );
        foreach (var caller in strangers.Append(coordinator))
            await PlatformAssert.FailsAsync(
                ErrorReason.PermissionMissing,
                caller.Inbox.ListDeliveriesAsync(new ListDeliveriesRequest())
            );
    }

    [Fact]
    public async Task Notice_OfAnotherConsortium_LooksLikeNone()
    {
        var scene = await Scene.SetAsync();
        var notice = await scene.RaiseAsync();
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        var others = await scene.People.CoordinatorAsync(await scene.People.OthersAsync());
        var kent = await scene.OfficerAsync(TestPrincipals.Kent);

        foreach (var outsider in new[] { leeds, others, kent })
            await PlatformAssert.FailsAsync(
                ErrorReason.NotFound,
                outsider.Notices.GetNoticeAsync(new GetNoticeRequest { Id = notice.Id })
            );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Inbox.AcknowledgeNoticeAsync(
                new AcknowledgeNoticeRequest { NoticeId = notice.Id }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            leeds.Notices.RaiseNoticeAsync(scene.New())
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Notices.RaiseNoticeAsync(scene.New())
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotAMember,
            kent.Notices.ListNoticesAsync(new ListNoticesRequest())
        );
        Assert.DoesNotContain(
            notice.Id,
            (await leeds.ListNoticesAsync(new ListNoticesRequest()).ToListAsync()).Select(each =>
                each.Id
            )
        );
    }

    [Fact]
    public async Task RaiseNotice_ByAMember_IsReadByMembersAndTheirCoordinator()
    {
        var scene = await Scene.SetAsync();

        var notice = await scene.RaiseAsync(each =>
            each.Matters.Add(ProtocolMatter.PoorInspection)
        );

        Assert.Equal(NoticeState.Open, notice.State);
        Assert.Equal(1, notice.Version);
        Assert.False(notice.Urgent);
        Assert.Equal(
            await scene.People.CouncilIdAsync(TestPrincipals.Bristol),
            notice.IssuingCouncilId
        );
        foreach (
            var reader in new[]
            {
                await scene.People.CouncilAsync(TestPrincipals.Bath, Role.Reader),
                await scene.People.CoordinatorAsync(),
            }
        )
            Assert.Equal(
                notice,
                (
                    await reader.Notices.GetNoticeAsync(new GetNoticeRequest { Id = notice.Id })
                ).Notice
            );
    }

    [Fact]
    public async Task RaiseNotice_WithTheSameRequestId_IsOneNotice()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var request = scene.New();

        var first = await officer.Notices.RaiseNoticeAsync(request);
        var again = await officer.Notices.RaiseNoticeAsync(request);

        Assert.Equal(first, again);
        await scene.HandledAsync(first.Notice.Id);
        Assert.Single(await scene.ArriveAsync(first.Notice.Id, 1));
    }

    public static TheoryData<string, Action<Notice>> Wrong =>
        new()
        {
            { "notice.consortium_ids", notice => notice.ConsortiumIds.Clear() },
            {
                "notice.consortium_ids",
                notice => notice.ConsortiumIds.Add(notice.ConsortiumIds[0])
            },
            { "notice.organisation.name", notice => notice.Organisation.Name = " " },
            { "notice.organisation.name", notice => notice.Organisation = null },
            {
                "notice.organisation.company_number",
                notice => notice.Organisation.CompanyNumber = "123456789"
            },
            { "notice.organisation.id", notice => notice.Organisation.Id = "x" },
            { "notice.settings", notice => notice.Settings.Clear() },
            { "notice.settings", notice => notice.Settings[0].Id = "SC012345" },
            { "notice.settings", notice => notice.OrganisationWide = true },
            { "notice.organisation.id", Wide(notice => notice.Organisation.Id = "") },
            { "notice.host_authority_gss", notice => notice.HostAuthorityGss = "" },
            { "notice.host_authority_gss", notice => notice.HostAuthorityGss = "E99999999" },
            { "notice.matters", notice => notice.Categories.Clear() },
            { "notice.matters", notice => notice.Matters.Add((ProtocolMatter)20) },
            {
                "notice.matters",
                notice =>
                    notice.Matters.Add([
                        ProtocolMatter.PurchasingSuspended,
                        ProtocolMatter.PurchasingRestricted,
                    ])
            },
            { "notice.categories", notice => notice.Categories.Add(NoticeCategory.Quality) },
            {
                "notice.closes_notice_id",
                notice => notice.Matters.Add(ProtocolMatter.SuspensionLifted)
            },
            {
                "notice.closes_notice_id",
                notice => notice.ClosesNoticeId = Guid.NewGuid().ToString()
            },
            { "notice.concern_identified_on", notice => notice.ConcernIdentifiedOn = null },
            {
                "notice.concern_identified_on",
                notice => notice.ConcernIdentifiedOn = Scene.Today.AddDays(1).ToMessage()
            },
            {
                "notice.sent_to_provider_on",
                notice => notice.SentToProviderOn = Scene.Today.AddDays(1).ToMessage()
            },
            { "notice.review_on", notice => notice.ReviewOn = null },
            { "notice.review_on", notice => notice.ReviewOn = Scene.Today.AddDays(-1).ToMessage() },
            { "notice.facts", notice => notice.Facts = "" },
            { "notice.contact_role", notice => notice.ContactRole = "" },
            { "notice.contact", notice => notice.Contact = "" },
        };

    [Theory, MemberData(nameof(Wrong))]
    public async Task RaiseNotice_ThatBreaksARule_NamesTheField(string field, Action<Notice> change)
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();

        await PlatformAssert.FailsOnFieldAsync(
            field,
            officer.Notices.RaiseNoticeAsync(scene.New(change))
        );
    }

    [Theory]
    [InlineData(true, ProtocolMatter.PoorInspection, NoticeCategory.Safeguarding)]
    [InlineData(true, ProtocolMatter.ChildProtectionConviction, NoticeCategory.Other)]
    [InlineData(false, ProtocolMatter.PoorInspection, NoticeCategory.Financial)]
    public async Task RaiseNotice_AboutSafety_IsUrgent(
        bool urgent,
        ProtocolMatter matter,
        NoticeCategory category
    )
    {
        var scene = await Scene.SetAsync();

        var notice = await scene.RaiseAsync(each =>
        {
            each.Matters.Add(matter);
            each.Categories.Add(category);
        });

        Assert.Equal(urgent, notice.Urgent);
    }

    private static Action<Notice> Wide(Action<Notice> change) =>
        notice =>
        {
            notice.OrganisationWide = true;
            notice.Settings.Clear();
            change(notice);
        };
}
