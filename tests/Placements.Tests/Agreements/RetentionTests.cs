using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Tests.Submissions;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Agreements;

/// <summary>What becomes of returns and agreements when their time is over. Each test has a platform of its own, whose clock it moves.</summary>
public sealed class RetentionTests
{
    private static readonly string[] OfAgreement =
    [
        "outcome",
        "cost_schedule",
        "cost_line",
        "approval",
        "oversight",
        "liberty_authorisation",
        "agreement_change",
    ];

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
        Assert.Equal(
            ["DecideRetention"],
            await QueryAsync<string>(
                scene,
                $"""
                select distinct split_part(method, '/', 3) from placements.access_log
                where '{agreement.Id}' = any (object_ids)
                """
            )
        );
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
    }

    [Fact]
    public async Task Delete_WithoutADecisionOrUnderAHold_IsNotDoneByTheDatabase()
    {
        var scene = await Scene.OwnAsync();
        var agreement = await FullAsync(scene);
        var council = await scene.People.CouncilIdAsync(TestPrincipals.Bristol);
        const string delete =
            "delete from placements.liberty_authorisation where agreement_id = @id";

        Assert.Equal(0, await AsAppAsync(scene, council, delete, agreement));
        await ExecuteAsync(
            scene,
            """
            insert into placements.retention_decision
                (id, tenant_id, kind, item_id, outcome, reason, decided_at, decided_by)
            values (gen_random_uuid(), @council::uuid, 2, @id::uuid, 1, 'x', now(), 'x');
            insert into placements.legal_hold (id, tenant_id, kind, reason, placed_at, placed_by)
            values (gen_random_uuid(), @council::uuid, 0, 'x', now(), 'x')
            """,
            new { council, id = agreement.Id }
        );
        Assert.Equal(0, await AsAppAsync(scene, council, delete, agreement));
        await ExecuteAsync(
            scene,
            "update placements.legal_hold set released_at = now(), released_by = 'x', release_reason = 'x'"
        );
        Assert.Equal(1, await AsAppAsync(scene, council, delete, agreement));
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

        // Three rows, and the upload that brought them where it is still there.
        Assert.InRange(decided.Decision.RecordsDeleted, 3, 4);
        Assert.Empty(await march.RowsAsync());
        Assert.Equal(2, (await march.RowsAsync(TestPrincipals.Bath)).Count);
        var left = await march.SubmissionAsync();
        Assert.Equal((SubmissionState.Accepted, 3), (left.State, left.RowCount));
        Assert.Equal(decided.Decision.DecidedAt, left.RowsDeletedAt);
        Assert.Empty((await approver.Retention.ListRetentionReviewsAsync(new())).Reviews);
        // Its rows can be in no table any more.
        var coordinator = await march.CoordinatorAsync();
        await PlatformAssert.FailsAsync(
            ErrorReason.StateConflict,
            coordinator.RegionalOutputs.PublishRegionalTablesAsync(
                new() { WindowId = window, LeaveOutUndecided = true }
            )
        );
    }

    private static DecideRetentionRequest Delete(RetainedKind kind, Guid id) =>
        new()
        {
            Kind = kind,
            ItemId = id.ToString(),
            Outcome = RetentionOutcome.Delete,
            Reason = "Schedule 4, line 2",
            RequestId = Guid.NewGuid().ToString(),
        };

    /// <summary>An agreement with one of everything that hangs on it, which ends today, 11 May 2026.</summary>
    private static async Task<Agreement> FullAsync(Scene scene)
    {
        var agreement = await scene.CreateAsync(each =>
        {
            each.Unregulated = true;
            each.CostLines.Add(Scene.Extra(100, new(2026, 4, 1), new(2026, 5, 1)));
        });
        var officer = await scene.OfficerAsync();
        var approver = await scene.ApproverAsync();
        var id = agreement.Id;
        foreach (
            var kind in new[]
            {
                ApprovalKind.EarlyEndHeadOfService,
                ApprovalKind.EarlyEndAssistantDirector,
            }
        )
            await approver.Agreements.RecordApprovalAsync(
                new RecordApprovalRequest
                {
                    Id = id,
                    Approval = new Approval
                    {
                        Kind = kind,
                        ApprovedOn = scene.Today.ToMessage(),
                        ApproverReference = "POST-1",
                    },
                }
            );
        await officer.Agreements.RecordOversightAsync(
            new RecordOversightRequest
            {
                AgreementId = id,
                Entry = new OversightEntry
                {
                    Kind = OversightKind.Visit,
                    DoneOn = scene.Today.ToMessage(),
                },
            }
        );
        await officer.Agreements.RecordLibertyAuthorisationAsync(
            new RecordLibertyAuthorisationRequest
            {
                AgreementId = id,
                Authorisation = new LibertyAuthorisation
                {
                    FromOn = scene.Today.ToMessage(),
                    UntilOn = scene.Today.AddDays(9).ToMessage(),
                    Reference = "ORDER-1",
                },
            }
        );
        await officer.Agreements.UpdateAgreementAsync(
            new UpdateAgreementRequest
            {
                Id = id,
                EffectiveOn = scene.Today.ToMessage(),
                UpdateMask = new() { Paths = { "team_reference" } },
                TeamReference = "TEAM-8",
                Reason = "Moved",
            }
        );
        await officer.Agreements.EndAgreementAsync(
            new EndAgreementRequest
            {
                Id = id,
                EndedOn = scene.Today.ToMessage(),
                EndReasonCode = "E8",
            }
        );
        return agreement;
    }

    private static void MoveTo(Scene scene, DateOnly day) =>
        scene.Platform.Clock.Move(
            new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero)
                - scene.Platform.Clock.GetUtcNow()
        );

    private static async Task<IReadOnlyList<string>> ReviewsAsync(Scene scene)
    {
        var reader = await scene.ReaderAsync();
        return
        [
            .. (
                await reader
                    .ListRetentionReviewsAsync(new ListRetentionReviewsRequest { PageSize = 1 })
                    .ToListAsync()
            ).Select(review =>
                string.Create(
                    System.Globalization.CultureInfo.InvariantCulture,
                    $"{review.ItemId} {review.ReviewOn.ToDateOnly():yyyy-MM-dd} {review.Year}"
                )
            ),
        ];
    }

    private static async Task<int> AsAppAsync(
        Scene scene,
        string council,
        string sql,
        Agreement agreement
    )
    {
        await using var connection = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(
            """
            set local role rp_placements_app;
            select set_config('app.principal_kind', 'council', true), set_config('app.tenant_id', @council, true),
                set_config('app.subject', 'x', true);
            """,
            new { council }
        );
        var done = await connection.ExecuteAsync(sql, new { id = Guid.Parse(agreement.Id) });
        await transaction.CommitAsync();
        return done;
    }

    private static async Task ExecuteAsync(Scene scene, string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(sql, parameters);
    }

    private static async Task<IEnumerable<T>> QueryAsync<T>(Scene scene, string sql)
    {
        await using var connection = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        return await connection.QueryAsync<T>(sql);
    }
}
