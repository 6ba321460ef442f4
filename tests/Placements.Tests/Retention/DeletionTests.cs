using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Retention.RetentionTestData;

namespace RegionalProviders.Placements.Tests.Retention;

/// <summary>
/// What prevents a deletion, and what a deletion leaves. Each test has a separate platform and moves its clock.
/// </summary>
public sealed class DeletionTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task DecideRetention_UnderALegalHold_IsRefusedUntilItIsReleased(bool onEverything)
    {
        var scene = await Scene.OwnAsync();
        var agreement = await FullAsync(scene);
        var approver = await scene.ApproverAsync();
        var hold = (
            await approver.Retention.PlaceLegalHoldAsync(
                new PlaceLegalHoldRequest
                {
                    Kind = onEverything ? RetainedKind.Unspecified : RetainedKind.Agreement,
                    ItemId = onEverything ? "" : agreement.Id,
                    Reason = "Inquiry of the ombudsman",
                }
            )
        ).Hold;
        MoveTo(scene, new(2033, 6, 1));
        var review = Assert.Single(
            (await approver.Retention.ListRetentionReviewsAsync(new())).Reviews
        );
        Assert.True(review.Held);
        var request = Delete(RetainedKind.Agreement, Guid.Parse(agreement.Id));

        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            approver.Retention.DecideRetentionAsync(request)
        );
        Assert.Equal([hold], (await approver.Retention.ListLegalHoldsAsync(new())).Holds);
        var released = await approver.Retention.ReleaseLegalHoldAsync(
            new ReleaseLegalHoldRequest { Id = hold.Id, Reason = "Closed" }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            approver.Retention.ReleaseLegalHoldAsync(
                new ReleaseLegalHoldRequest { Id = hold.Id, Reason = "Closed" }
            )
        );
        await approver.Retention.DecideRetentionAsync(request);

        Assert.Equal("Closed", released.Hold.ReleaseReason);
        Assert.Empty((await approver.Retention.ListLegalHoldsAsync(new())).Holds);
        Assert.Single(
            (
                await approver.Retention.ListLegalHoldsAsync(
                    new ListLegalHoldsRequest { IncludeReleased = true }
                )
            ).Holds
        );
        Assert.Equal(
            onEverything
                ? ["DecideRetention agreement"]
                : ["DecideRetention agreement", "PlaceLegalHold agreement"],
            await LoggedAsync(scene, agreement.Id)
        );
        Assert.Equal(["ReleaseLegalHold legal_hold"], await LoggedAsync(scene, hold.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Delete_WithoutADecisionOrUnderAHold_IsNotDoneByTheDatabase(bool onEverything)
    {
        var scene = await Scene.OwnAsync();
        var agreement = await FullAsync(scene);
        var council = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        var item = Guid.Parse(agreement.Id);

        Assert.Equal(0, await DeletedAsync());
        // A decision to keep does not allow deletion.
        await DecideAsync(RetentionOutcome.Keep, keepUntil: new(2034, 1, 1));
        Assert.Equal(0, await DeletedAsync());
        await DecideAsync(RetentionOutcome.Delete, keepUntil: null);
        await ExecuteAsync(
            scene,
            """
            insert into placements.legal_hold (id, tenant_id, kind, item_id, reason, placed_at, placed_by)
            values (gen_random_uuid(), @council::uuid, @kind, @held, 'x', now(), 'x')
            """,
            new
            {
                council,
                kind = (
                    onEverything ? RetainedKind.Unspecified : RetainedKind.Agreement
                ).ToString(),
                held = onEverything ? (Guid?)null : item,
            }
        );
        Assert.Equal(0, await DeletedAsync());
        await ExecuteAsync(
            scene,
            "update placements.legal_hold set released_at = now(), released_by = 'x', release_reason = 'x'"
        );
        Assert.Equal(10, await DeletedAsync());

        async Task<int> DeletedAsync()
        {
            var deleted = 0;
            foreach (var table in OfAgreement)
                deleted += await AsAppAsync(
                    scene,
                    council,
                    $"delete from placements.{table} where agreement_id = @id",
                    agreement
                );
            return deleted
                + await AsAppAsync(
                    scene,
                    council,
                    "delete from placements.agreement where id = @id",
                    agreement
                );
        }

        Task DecideAsync(RetentionOutcome outcome, DateOnly? keepUntil) =>
            ExecuteAsync(
                scene,
                """
                insert into placements.retention_decision
                    (id, tenant_id, kind, item_id, outcome, keep_until, reason, decided_at, decided_by)
                values (gen_random_uuid(), @council::uuid, 'Agreement', @item, @outcome, @keepUntil, 'x', now(), 'x')
                """,
                new
                {
                    council,
                    item,
                    outcome = outcome.ToString(),
                    keepUntil = keepUntil?.ToDateTime(default),
                }
            );
    }

    [Fact]
    public async Task DecideRetention_OfAReturn_DeletesItsRowsAndLeavesItsCounts()
    {
        var platform = await March.PlatformAsync();
        var march = await March.BeginAsync(platform);
        var submitted = await march.SubmitAsync(rows: 3);
        var bath = await march.SubmitAsync(rows: 2, TestPrincipals.Bath);
        await march.AcceptAsync(submitted);
        var window = march.WindowId;
        march.MoveTo(new DateTimeOffset(2033, 3, 22, 12, 0, 0, TimeSpan.Zero));
        var approver = await march.People.CouncilAsync(TestPrincipals.Bristol, Role.SeniorApprover);
        var review = Assert.Single(
            (
                await approver.Retention.ListRetentionReviewsAsync(
                    new ListRetentionReviewsRequest { Kind = RetainedKind.Submission }
                )
            ).Reviews
        );
        Assert.Equal((submitted.Id, 2026, 3), (review.ItemId, review.Year, review.RowCount));
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            approver.Retention.DecideRetentionAsync(
                Delete(RetainedKind.Submission, Guid.Parse(bath.Id))
            )
        );

        var decided = await approver.Retention.DecideRetentionAsync(
            Delete(RetainedKind.Submission, Guid.Parse(submitted.Id))
        );

        // Three rows, and the upload record they came with, if it still exists.
        Assert.InRange(decided.Decision.RecordsDeleted, 3, 4);
        Assert.Empty(await march.RowsAsync());
        Assert.Equal(2, (await march.RowsAsync(TestPrincipals.Bath)).Count);
        var left = await march.SubmissionAsync();
        Assert.Equal((SubmissionState.Accepted, 3), (left.State, left.RowCount));
        Assert.Equal(decided.Decision.DecidedAt, left.RowsDeletedAt);
        Assert.Empty((await approver.Retention.ListRetentionReviewsAsync(new())).Reviews);
        // The deleted rows can no longer be in any table, and no other rows can replace them.
        var coordinator = await march.CoordinatorAsync();
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.Submissions.ReturnSubmissionAsync(
                new() { Id = left.Id, Reason = "Enter it again." }
            )
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.RegionalOutputs.PublishRegionalTablesAsync(
                new() { WindowId = window, LeaveOutUndecided = true }
            )
        );
    }
}
