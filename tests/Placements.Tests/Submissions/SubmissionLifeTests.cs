using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>Every change of state, allowed and refused.</summary>
public sealed class SubmissionLifeTests
{
    [Fact]
    public async Task Return_WithoutAnything_IsNotStarted()
    {
        var march = await March.BeginAsync();

        var submission = await march.SubmissionAsync();

        Assert.Equal(SubmissionState.NotStarted, submission.State);
        Assert.Empty(submission.Id);
        Assert.False(submission.Frozen);
    }

    [Fact]
    public async Task SubmitReturn_SoundDraft_IsSubmittedAndAccepted()
    {
        var march = await March.BeginAsync();
        var answers = await march.SendAsync(Census.Rows(3));
        var draft = await march.SubmissionAsync();
        var submitted = await march.SubmitAsync();
        var coordinator = await march.CoordinatorAsync();

        var accepted = (
            await coordinator.Submissions.AcceptSubmissionAsync(
                new AcceptSubmissionRequest { Id = submitted.Id, Etag = submitted.Etag }
            )
        ).Submission;

        Assert.Empty(await march.FindingsAsync());
        Assert.Equal(3, answers[^1].Counts.Rows);
        Assert.Equal((SubmissionState.Draft, 3), (draft.State, draft.RowCount));
        Assert.Equal(SubmissionState.Submitted, submitted.State);
        Assert.Equal(SubmissionState.Accepted, accepted.State);
        Assert.False(accepted.Late);
        Assert.NotNull(accepted.AcceptedAt);
        Assert.Equal(
            1,
            await march.AskAsync<long>(
                "select count(*) from placements.outbox where type like '%SubmissionAccepted' and aggregate = @id",
                new { id = $"submission:{accepted.Id}" }
            ) + await RelayedAsync(march, accepted.Id)
        );
    }

    [Fact]
    public async Task SubmitReturn_WithErrors_IsRefusedAndSaysHowMany()
    {
        var march = await March.BeginAsync();
        await march.SendAsync([
            Census.Row(1),
            Census.Row(2, change: values => values[Census.Total] = "1.00"),
        ]);

        var failure = await FailsAsync(march, ErrorReason.StateConflict);

        Assert.Contains("1 error.", failure.Message, StringComparison.Ordinal);
        var finding = Assert.Single(await march.FindingsAsync());
        Assert.Equal((2, "cost.parts_do_not_add_up"), (finding.Line, finding.Rule));
        Assert.Equal(SubmissionState.Draft, (await march.SubmissionAsync()).State);
    }

    [Fact]
    public async Task SubmitReturn_WithWarnings_NeedsThemAcknowledgedAsTheyAre()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        await march.SendAsync([Census.Row(1, change: Dols)]);
        await FailsAsync(march, ErrorReason.StateConflict);
        var seen = await march.SubmissionAsync();
        await march.SendAsync([Census.Row(2, change: Dols)]);

        await PlatformAssert.FailsAsync(
            ErrorReason.EtagMismatch,
            officer.Submissions.AcknowledgeWarningsAsync(
                new AcknowledgeWarningsRequest { WindowId = march.WindowId, Etag = seen.Etag }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "etag",
            officer.Submissions.AcknowledgeWarningsAsync(
                new AcknowledgeWarningsRequest { WindowId = march.WindowId }
            )
        );
        var now = await march.SubmissionAsync();
        var acknowledged = await officer.Submissions.AcknowledgeWarningsAsync(
            new AcknowledgeWarningsRequest { WindowId = march.WindowId, Etag = now.Etag }
        );
        var submitted = await officer.Submissions.SubmitReturnAsync(
            new SubmitReturnRequest { WindowId = march.WindowId }
        );

        Assert.Equal(2, now.WarningCount);
        Assert.True(acknowledged.Submission.WarningsAcknowledged);
        Assert.Equal(SubmissionState.Submitted, submitted.Submission.State);
        static void Dols(string[] values) => values[Census.Dols] = "DoLS (current)";
    }

    [Fact]
    public async Task SubmitReturn_WithoutRowsOrTwice_IsRefused()
    {
        var march = await March.BeginAsync();
        var nothing = await FailsAsync(march, ErrorReason.StateConflict);
        await march.SubmitAsync();

        await FailsAsync(march, ErrorReason.StateConflict);

        Assert.Contains("no rows", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SubmitReturn_ThatWasSubmitted_ChangesOnlyWhenWithdrawn()
    {
        var march = await March.BeginAsync();
        await march.SubmitAsync(3);

        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => march.SendAsync(Census.Rows(1), replace: true)
        );
        var before = await march.SubmissionAsync();
        await march.SendAsync(Census.Rows(2), replace: true, withdraw: true);

        Assert.Equal((SubmissionState.Submitted, 3), (before.State, before.RowCount));
        var after = await march.SubmissionAsync();
        Assert.Equal((SubmissionState.Draft, 2), (after.State, after.RowCount));
    }

    [Fact]
    public async Task ReturnSubmission_WithAReason_LetsTheCouncilSubmitAgain()
    {
        var march = await March.BeginAsync();
        var submitted = await march.SubmitAsync();
        var coordinator = await march.CoordinatorAsync();
        await PlatformAssert.FailsOnFieldAsync(
            "reason",
            coordinator.Submissions.ReturnSubmissionAsync(
                new ReturnSubmissionRequest { Id = submitted.Id, Reason = " " }
            )
        );

        var returned = await coordinator.Submissions.ReturnSubmissionAsync(
            new ReturnSubmissionRequest { Id = submitted.Id, Reason = "Costs of two homes." }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.Submissions.AcceptSubmissionAsync(
                new AcceptSubmissionRequest { Id = submitted.Id }
            )
        );
        var seen = await march.SubmissionAsync();
        var again = await march.SubmitAsync(4);

        Assert.Equal(SubmissionState.Returned, returned.Submission.State);
        Assert.Equal("Costs of two homes.", seen.ReturnReason);
        Assert.Equal(
            (SubmissionState.Submitted, 4, ""),
            (again.State, again.RowCount, again.ReturnReason)
        );
    }

    [Fact]
    public async Task AcceptedReturn_Changes_OnlyAfterItWasGivenBack()
    {
        var march = await March.BeginAsync();
        var submitted = await march.SubmitAsync();
        var coordinator = await march.CoordinatorAsync();
        await coordinator.Submissions.AcceptSubmissionAsync(
            new AcceptSubmissionRequest { Id = submitted.Id }
        );

        await March.RefusedAsync(
            ErrorReason.StateConflict,
            () => march.SendAsync(Census.Rows(1), replace: true, withdraw: true)
        );
        await coordinator.Submissions.ReturnSubmissionAsync(
            new ReturnSubmissionRequest { Id = submitted.Id, Reason = "One home is missing." }
        );
        await march.SendAsync(Census.Rows(1), replace: true);

        Assert.Equal(1, (await march.SubmissionAsync()).RowCount);
    }

    [Fact]
    public async Task FileNilReturn_OverRows_NeedsToSayThatTheyGo()
    {
        var march = await March.BeginAsync();
        var officer = await march.OfficerAsync();
        await march.SendAsync(Census.Rows(2));
        var request = new FileNilReturnRequest { WindowId = march.WindowId };
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            officer.Submissions.FileNilReturnAsync(request)
        );
        request.DiscardRows = true;

        var nil = (await officer.Submissions.FileNilReturnAsync(request)).Submission;
        var twice = (await officer.Submissions.FileNilReturnAsync(request)).Submission;

        Assert.Equal((SubmissionState.Submitted, true, 0), (nil.State, nil.Nil, nil.RowCount));
        Assert.Equal(nil, twice);
        Assert.Empty(await march.RowsAsync());
    }

    private static async Task<PlatformException> FailsAsync(March march, ErrorReason reason)
    {
        var officer = await march.OfficerAsync();
        return await PlatformAssert.FailsAsync(
            reason,
            officer.Submissions.SubmitReturnAsync(
                new SubmitReturnRequest { WindowId = march.WindowId }
            )
        );
    }

    // The relay removes what it has published.
    private static async Task<long> RelayedAsync(March march, string id) =>
        await march.AskAsync<long>(
            "select case when exists (select from placements.outbox where aggregate = @id) then 0 else 1 end",
            new { id = $"submission:{id}" }
        );
}
