using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Placements.Tests.Retention.RetentionTestData;

namespace RegionalProviders.Placements.Tests.Retention;

/// <summary>
/// What happens to agreements when their retention period is over. Each test has a separate platform and moves its clock.
/// </summary>
public sealed class DecideRetentionTests
{
    [Fact]
    public async Task RetentionService_OfAnOfficer_DecidesAndHoldsNothing()
    {
        var scene = await Scene.SetAsync();
        var officer = await scene.OfficerAsync();

        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.Retention.DecideRetentionAsync(Delete(RetainedKind.Agreement, Guid.NewGuid()))
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.Retention.PlaceLegalHoldAsync(new() { Reason = "Inquiry" })
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            officer.Retention.ReleaseLegalHoldAsync(
                new() { Id = Guid.NewGuid().ToString(), Reason = "Closed" }
            )
        );
    }

    [Fact]
    public async Task DecideRetention_WithAWrongField_NamesIt()
    {
        var scene = await Scene.SetAsync();
        var approver = await scene.ApproverAsync();

        await FailsOnAsync("kind", request => request.Kind = RetainedKind.Unspecified);
        await FailsOnAsync("item_id", request => request.ItemId = "1");
        await FailsOnAsync("outcome", request => request.Outcome = RetentionOutcome.Unspecified);
        await FailsOnAsync("keep_until", request => request.Outcome = RetentionOutcome.Keep);
        await FailsOnAsync("keep_until", request => request.KeepUntil = scene.Today.ToMessage());
        await FailsOnAsync("reason", request => request.Reason = " ");

        async Task FailsOnAsync(string field, Action<DecideRetentionRequest> spoil)
        {
            var request = Delete(RetainedKind.Agreement, Guid.NewGuid());
            spoil(request);
            await PlatformAssert.FailsOnFieldAsync(
                field,
                approver.Retention.DecideRetentionAsync(request)
            );
        }
    }

    [Fact]
    public async Task DecideRetention_OfAnAgreement_DeletesAllOfItSevenYearsAfterItsEnd()
    {
        var scene = await Scene.OwnAsync();
        var (agreement, other) = (await FullAsync(scene), await FullAsync(scene));
        var id = Guid.Parse(agreement.Id);
        var approver = await scene.ApproverAsync();
        MoveTo(scene, new(2033, 5, 10));
        Assert.Empty(await ReviewsAsync(scene));
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            approver.Retention.DecideRetentionAsync(Delete(RetainedKind.Agreement, id))
        );
        MoveTo(scene, new(2033, 5, 11));
        Assert.Equal(
            [$"{agreement.Id} 2033-05-11 2026", $"{other.Id} 2033-05-11 2026"],
            (await ReviewsAsync(scene)).Order()
        );
        var request = Delete(RetainedKind.Agreement, id);

        var decided = await approver.Retention.DecideRetentionAsync(request);
        var again = await approver.Retention.DecideRetentionAsync(request);

        Assert.Equal(decided, again);
        // The agreement, an outcome, a schedule, two lines, two approvals, a visit, an authorisation and a change.
        Assert.Equal(10, decided.Decision.RecordsDeleted);
        foreach (var table in OfAgreement)
            Assert.Equal(
                [Guid.Parse(other.Id)],
                await QueryAsync<Guid>(
                    scene,
                    $"select distinct agreement_id from placements.{table}"
                )
            );
        Assert.Equal(
            [Guid.Parse(other.Id)],
            await QueryAsync<Guid>(scene, "select id from placements.agreement")
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            approver.Retention.DecideRetentionAsync(Delete(RetainedKind.Agreement, id))
        );
        var line = Assert.Single(
            await approver
                .ListRetentionDecisionsAsync(new ListRetentionDecisionsRequest())
                .ToListAsync()
        );
        Assert.Equal(decided.Decision, line);
        Assert.Equal("Schedule 4, line 2", line.Reason);
        Assert.NotEmpty(line.DecidedBy);
        Assert.Equal(["DecideRetention agreement"], await LoggedAsync(scene, agreement.Id));
    }

    [Fact]
    public async Task DecideRetention_ToKeep_ComesUpAgainOnThatDay()
    {
        var scene = await Scene.OwnAsync();
        var agreement = await FullAsync(scene);
        var approver = await scene.ApproverAsync();
        MoveTo(scene, new(2033, 6, 1));
        var keep = Delete(RetainedKind.Agreement, Guid.Parse(agreement.Id));
        keep.Outcome = RetentionOutcome.Keep;
        keep.KeepUntil = new DateOnly(2043, 6, 2).ToMessage();
        await PlatformAssert.FailsOnFieldAsync(
            "keep_until",
            approver.Retention.DecideRetentionAsync(keep)
        );
        keep.KeepUntil = new DateOnly(2034, 1, 1).ToMessage();

        await approver.Retention.DecideRetentionAsync(keep);

        Assert.Empty(await ReviewsAsync(scene));
        MoveTo(scene, new(2034, 1, 1));
        Assert.Equal([$"{agreement.Id} 2034-01-01 2026"], await ReviewsAsync(scene));
    }
}
