using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>The coordinator sees the progress of councils; only the council itself sees its rows and findings.</summary>
public sealed class WhoSeesWhatTests
{
    private static readonly string[] Private =
    [
        "submission_row",
        "submission_finding",
        "row_upload",
        "file_upload",
        "file_upload_chunk",
    ];

    [Fact]
    public async Task ListSubmissions_ForTheCoordinator_HasEveryMember()
    {
        var march = await March.BeginAsync();
        await march.SendAsync([
            Census.Row(1),
            Census.Row(2, change: values => values[Census.Total] = "1.00"),
        ]);
        var coordinator = await march.CoordinatorAsync();

        var lines = await coordinator
            .ListSubmissionsAsync(
                new ListSubmissionsRequest { WindowId = march.WindowId, PageSize = 1 }
            )
            .ToListAsync();
        var bath = await march.OfficerAsync(TestPrincipals.Bath);
        var own = await bath.ListSubmissionsAsync(
                new ListSubmissionsRequest { WindowId = march.WindowId }
            )
            .ToListAsync();

        var bristol = await march.People.CouncilIdAsync(TestPrincipals.Bristol);
        Assert.Equal(2, lines.Count);
        var begun = lines.Single(line => line.CouncilId == bristol);
        Assert.Equal(
            (SubmissionState.Draft, 2, 1),
            (begun.State, begun.RowCount, begun.ErrorCount)
        );
        var other = lines.Single(line => line.CouncilId != bristol);
        Assert.Equal(SubmissionState.NotStarted, other.State);
        Assert.Equal(other, Assert.Single(own));
    }

    [Fact]
    public async Task RowsAndFindings_ForTheCoordinator_AreOutOfReach()
    {
        var march = await March.BeginAsync();
        await march.SendAsync([Census.Row(1, change: values => values[Census.Total] = "1.00")]);
        var coordinator = await march.CoordinatorAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            coordinator.Submissions.ListRowsAsync(new ListRowsRequest { WindowId = march.WindowId })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            coordinator.Submissions.ListFindingsAsync(
                new ListFindingsRequest { WindowId = march.WindowId }
            )
        );
    }

    [Fact]
    public async Task Tables_AsTheAppRole_ShowTheCoordinatorCountsAndNoRow()
    {
        var march = await March.BeginAsync();
        await march.SendAsync([Census.Row(1, change: values => values[Census.Total] = "1.00")]);
        var bristol = await march.People.CouncilIdAsync(TestPrincipals.Bristol);
        var bath = await march.People.CouncilIdAsync(TestPrincipals.Bath);

        Assert.Equal(1, await CountAsync(march, "submission", coordinator: march.Consortium));
        Assert.Equal(1, await CountAsync(march, "submission", council: bristol));
        Assert.Equal(0, await CountAsync(march, "submission", council: bath));
        foreach (var table in Private)
        {
            Assert.Equal(0, await CountAsync(march, table, coordinator: march.Consortium));
            Assert.Equal(0, await CountAsync(march, table, council: bath));
        }
        Assert.Equal(1, await CountAsync(march, "submission_row", council: bristol));
        Assert.Equal(1, await CountAsync(march, "submission_finding", council: bristol));
    }

    [Fact]
    public async Task Return_OfAnotherCouncil_LooksLikeNone()
    {
        var march = await March.BeginAsync();
        var submitted = await march.SubmitAsync();
        var bath = await march.OfficerAsync(TestPrincipals.Bath);
        var reader = await march.People.CouncilAsync(TestPrincipals.Bristol, Role.Reader);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.Submissions.GetSubmissionAsync(
                new GetSubmissionRequest
                {
                    WindowId = march.WindowId,
                    CouncilId = submitted.CouncilId,
                }
            )
        );
        Assert.Empty(await march.RowsAsync(TestPrincipals.Bath));
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            bath.Submissions.AcceptSubmissionAsync(
                new AcceptSubmissionRequest { Id = submitted.Id }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            reader.Submissions.SubmitReturnAsync(
                new SubmitReturnRequest { WindowId = march.WindowId }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (await march.People.CoordinatorAsync()).Submissions.AcceptSubmissionAsync(
                new AcceptSubmissionRequest { Id = submitted.Id }
            )
        );
    }

    [Fact]
    public async Task PermitLateSubmission_AfterTheClose_LetsOneCouncilSubmitLate()
    {
        var march = await March.BeginAsync();
        var coordinator = await march.CoordinatorAsync();
        await march.CloseAsync();
        var request = new PermitLateSubmissionRequest
        {
            WindowId = march.WindowId,
            CouncilId = await march.People.CouncilIdAsync(TestPrincipals.Bristol),
            Until = March.Today.AddDays(-1).ToMessage(),
        };
        await PlatformAssert.FailsOnFieldAsync(
            "until",
            coordinator.Submissions.PermitLateSubmissionAsync(request)
        );
        request.Until = March.Today.ToMessage();

        var permitted = await coordinator.Submissions.PermitLateSubmissionAsync(request);
        var late = await march.SubmitAsync();

        Assert.True(permitted.Submission.LatePermitted);
        Assert.False(permitted.Submission.Frozen);
        Assert.Equal((SubmissionState.Submitted, true), (late.State, late.Late));
        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => march.SubmitAsync(gss: TestPrincipals.Bath)
        );
        request.CouncilId = await march.People.CouncilIdAsync(TestPrincipals.Leeds);
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            coordinator.Submissions.PermitLateSubmissionAsync(request)
        );
    }

    private static Task<long> CountAsync(
        March march,
        string table,
        string council = "",
        string coordinator = ""
    )
    {
        // The tables also contain data of the other tests.
        var own = table switch
        {
            "submission" => "window_id = @window::uuid",
            "file_upload_chunk" => "true",
            "file_upload" => "window_id = @window::uuid",
            _ =>
                "submission_id = any (array(select id from placements.submission where window_id = @window::uuid))",
        };
        return march.CountAsAsync(
            council.Length > 0 ? "council" : "coordinator",
            $"select count(*) from placements.{table} where {own}",
            council,
            coordinator
        );
    }
}
