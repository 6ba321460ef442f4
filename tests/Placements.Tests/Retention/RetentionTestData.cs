using Dapper;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Placements.Tests.Agreements;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Tests.Retention;

/// <summary>Items that come up for review, and the requests of a council about them.</summary>
internal static class RetentionTestData
{
    /// <summary>Tables with the dependants of an agreement; rows that depend on another dependant come first.</summary>
    public static readonly string[] OfAgreement =
    [
        "outcome",
        "cost_line",
        "cost_schedule",
        "approval",
        "oversight",
        "liberty_authorisation",
        "agreement_change",
    ];

    public static DecideRetentionRequest Delete(RetainedKind kind, Guid id) =>
        new()
        {
            Kind = kind,
            ItemId = id.ToString(),
            Outcome = RetentionOutcome.Delete,
            Reason = "Schedule 4, line 2",
            RequestId = Guid.NewGuid().ToString(),
        };

    /// <summary>Creates an agreement with one of every dependant, which ends today, 11 May 2026.</summary>
    public static async Task<Agreement> FullAsync(Scene scene)
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
                        ApproverReference = $"POST-{(int)kind}",
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

    public static void MoveTo(Scene scene, DateOnly day) =>
        scene.Platform.Clock.Move(
            new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero)
                - scene.Platform.Clock.GetUtcNow()
        );

    public static async Task<IReadOnlyList<string>> ReviewsAsync(Scene scene)
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

    /// <summary>The calls that the access log has for this id, each with the kind of object it names.</summary>
    public static Task<IEnumerable<string>> LoggedAsync(Scene scene, string id) =>
        QueryAsync<string>(
            scene,
            $"""
            select distinct substring(method from '[^./]+$') || ' ' || object_kind from placements.access_log
            where '{id}' = any (object_ids) order by 1
            """
        );

    public static async Task<int> AsAppAsync(
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

    public static async Task ExecuteAsync(Scene scene, string sql, object? parameters = null)
    {
        await using var connection = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        await connection.ExecuteAsync(sql, parameters);
    }

    public static async Task<IEnumerable<T>> QueryAsync<T>(Scene scene, string sql)
    {
        await using var connection = new NpgsqlConnection(scene.Platform.SuperuserConnectionString);
        return await connection.QueryAsync<T>(sql);
    }
}
