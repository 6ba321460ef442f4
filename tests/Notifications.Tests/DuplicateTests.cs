using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class DuplicateTests
{
    [Fact]
    public async Task RaiseNotice_AboutWhatAnOpenOneTells_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var open = await scene.RaiseAsync(each => each.Matters.Add(ProtocolMatter.PoorInspection));
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var request = scene.New(each =>
        {
            each.Settings.Add(open.Settings);
            each.Categories.Clear();
            each.Matters.Add(ProtocolMatter.PoorInspection);
        });

        var refused = await PlatformAssert.FailsAsync(
            ErrorReason.AlreadyExists,
            bath.Notices.RaiseNoticeAsync(request)
        );

        Assert.Equal(open.Id, refused.Metadata["notice_ids"]);
        Assert.Contains(open.Id, refused.Message, StringComparison.Ordinal);
        request.DistinctFrom.Add(open.Id);
        await bath.Notices.RaiseNoticeAsync(request);
    }

    [Fact]
    public async Task RaiseNotice_OfAnotherMatterOrSubjectOrAClosedOne_IsNoDuplicate()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var open = await scene.RaiseAsync();

        await scene.RaiseAsync(each =>
        {
            each.Settings.Add(open.Settings);
            each.Categories.Clear();
            each.Categories.Add(NoticeCategory.Financial);
        });
        await scene.RaiseAsync(each => each.Organisation.Id = open.Organisation.Id);
        await officer.Notices.CloseNoticeAsync(
            new CloseNoticeRequest { Id = open.Id, Note = "Staffing is back." }
        );
        await scene.RaiseAsync(each => each.Settings.Add(open.Settings));
    }

    [Fact]
    public async Task RaiseNotice_AboutTheSameWholeOrganisation_IsADuplicate()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();
        var open = await scene.RaiseAsync(Wide);

        await PlatformAssert.FailsAsync(
            ErrorReason.AlreadyExists,
            officer.Notices.RaiseNoticeAsync(
                scene.New(each =>
                {
                    Wide(each);
                    each.Organisation.Id = open.Organisation.Id;
                })
            )
        );
    }

    [Fact]
    public async Task RaiseNotice_TwiceAtTheSameMoment_IsOneNotice()
    {
        var scene = await Scene.SetAsync();
        var setting = Guid.NewGuid().ToString();
        var officers = new[]
        {
            await scene.OfficerAsync(),
            await scene.OfficerAsync(TestPrincipals.Bath),
            await scene.OfficerAsync(TestPrincipals.Somerset),
        };

        var outcomes = await Task.WhenAll(
            officers.Select(officer =>
                Record.ExceptionAsync(() =>
                    officer
                        .Notices.RaiseNoticeAsync(scene.New(each => each.Settings[0].Id = setting))
                        .ResponseAsync
                )
            )
        );

        Assert.Single(outcomes, failure => failure is null);
        Assert.All(
            outcomes.Where(failure => failure is not null),
            failure =>
                Assert.Equal(
                    ErrorReason.AlreadyExists,
                    Assert.IsType<PlatformException>(failure).Reason
                )
        );
    }

    [Fact]
    public async Task ListSimilarNotices_OfASettingOrItsOrganisation_FindsOpenOnes()
    {
        var scene = await Scene.SetAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        var first = await scene.RaiseAsync();
        var second = await scene.RaiseAsync(each =>
        {
            Wide(each);
            each.Organisation.Id = first.Organisation.Id;
        });
        var request = new ListSimilarNoticesRequest
        {
            OrganisationId = first.Organisation.Id,
            SettingIds = { first.Settings[0].Id },
        };

        var similar = await bath.ListSimilarNoticesAsync(request).ToListAsync();

        Assert.Equal([second.Id, first.Id], similar.Select(notice => notice.Id));
        Assert.Empty(await leeds.ListSimilarNoticesAsync(request).ToListAsync());
        request.OrganisationId = "";
        Assert.Equal(
            [first.Id],
            (await bath.ListSimilarNoticesAsync(request).ToListAsync()).Select(notice => notice.Id)
        );
        await PlatformAssert.FailsOnFieldAsync(
            "organisation_id",
            bath.Notices.ListSimilarNoticesAsync(new ListSimilarNoticesRequest())
        );
    }

    private static void Wide(Notice notice)
    {
        notice.OrganisationWide = true;
        notice.Settings.Clear();
    }
}
