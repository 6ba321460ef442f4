using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>A council that has left: it keeps access to its own return, and to nothing else of the consortium.</summary>
public sealed class FormerMemberTests
{
    [Fact]
    public async Task Return_OfACouncilThatLeft_StaysReadableByItAndUnchanged()
    {
        var march = await March.BeginAsync();
        var bristol = await march.SubmitAsync(2);
        await march.SendAsync(
            [Census.Row(1, TestPrincipals.Bath, values => values[Census.Total] = "1.00")],
            TestPrincipals.Bath
        );
        await LeaveAsync(march);
        var bath = await march.OfficerAsync(TestPrincipals.Bath);

        var own = await march.SubmissionAsync(TestPrincipals.Bath);
        Assert.Equal((SubmissionState.Draft, 1, 1), (own.State, own.RowCount, own.ErrorCount));
        Assert.Single(await march.RowsAsync(TestPrincipals.Bath));
        Assert.Single(await march.FindingsAsync(TestPrincipals.Bath));
        var listed = await bath.Submissions.ListSubmissionsAsync(
            new ListSubmissionsRequest { WindowId = march.WindowId }
        );
        Assert.Equal(own, Assert.Single(listed.Submissions));
        var windows = await bath.Windows.ListWindowsAsync(new ListWindowsRequest());
        Assert.Contains(march.WindowId, windows.Windows.Select(window => window.Id));

        await March.RefusedAsync(
            ErrorReason.NotFound,
            () => UploadAsync(march, Census.File([]), gss: TestPrincipals.Bath)
        );
        await March.RefusedAsync(
            ErrorReason.NotFound,
            () => march.SendAsync(Census.Rows(1, TestPrincipals.Bath), TestPrincipals.Bath)
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Submissions.FileNilReturnAsync(
                new FileNilReturnRequest { WindowId = march.WindowId, DiscardRows = true }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Submissions.GetSubmissionAsync(
                new GetSubmissionRequest
                {
                    WindowId = march.WindowId,
                    CouncilId = bristol.CouncilId,
                }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Windows.ListWindowsAsync(
                new ListWindowsRequest { ConsortiumId = march.Consortium }
            )
        );
        Assert.Equal(own, await march.SubmissionAsync(TestPrincipals.Bath));
    }

    [Fact]
    public async Task Window_OfACouncilThatLeftWithoutAReturn_LooksLikeNone()
    {
        var march = await March.BeginAsync();
        await march.SubmitAsync(2);
        await LeaveAsync(march);
        var bath = await march.OfficerAsync(TestPrincipals.Bath);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Windows.GetWindowAsync(new GetWindowRequest { Id = march.WindowId })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Submissions.GetSubmissionAsync(
                new GetSubmissionRequest { WindowId = march.WindowId }
            )
        );
    }

    private static async Task LeaveAsync(March march)
    {
        var administrator = await march.People.OperatorAsync();
        var bath = await march.People.CouncilIdAsync(TestPrincipals.Bath);
        var members = await administrator.Consortia.ListMembersAsync(
            new ListMembersRequest { ConsortiumId = march.Consortium }
        );
        var membership = members.Memberships.Single(member => member.CouncilId == bath);
        // The council joined today; its start is moved back, so that the membership can have ended.
        await march.AskAsync<object>(
            """
            update identity.membership set valid_from = valid_from - 30 where id = @id::uuid;
            update placements.membership set from_on = from_on - 30 where id = @id::uuid
            """,
            new { id = membership.Id }
        );
        await administrator.Consortia.EndMembershipAsync(
            new EndMembershipRequest { MembershipId = membership.Id }
        );
        var officer = await march.OfficerAsync(TestPrincipals.Bath);
        await Eventually.SucceedsAsync(() =>
            PlatformAssert.FailsAsync(
                ErrorReason.NotFound,
                officer.Windows.ListWindowsAsync(
                    new ListWindowsRequest { ConsortiumId = march.Consortium }
                )
            )
        );
    }
}
