using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<GetAgreementResponse> GetAgreement(
        GetAgreementRequest request,
        ServerCallContext context
    )
    {
        var id = request.Id.ToId("id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var row = await AgreementRow.ReadAsync(id, tx);
                var agreement = row.ToProto();
                var council = await references.ForReadingAsync(tx);
                agreement.ChildReference = council?.Decrypt(row.Id, row.ChildReference) ?? "";
                await AddWhatHangsOnItAsync(agreement, row, tx);
                return new GetAgreementResponse { Agreement = agreement };
            },
            context.CancellationToken
        );
    }

    private static async Task AddWhatHangsOnItAsync(
        Agreement agreement,
        AgreementRow row,
        ServiceTransaction tx
    )
    {
        using var results = await tx.QueryMultipleAsync(
            $"""
            select description, review_on from placements.outcome where agreement_id = @Id order by number;
            select kind, approved_on, approver_reference from placements.approval where agreement_id = @Id order by kind;
            select {CostLineRow.Columns} from placements.dated_line
            where agreement_id = @Id and schedule = (
                select number from placements.cost_schedule
                where agreement_id = @Id and effective_on <= greatest(@Today, @StartOn)
                order by number desc limit 1)
            order by position;
            select id, from_on, until_on, reference, withdrawn_at, withdrawn_reason from placements.liberty_authorisation
            where agreement_id = @Id order by from_on, id;
            select effective_on, planned_end_on, legal_status_code, team_reference, reason, recorded_at, recorded_by
            from placements.agreement_change where agreement_id = @Id order by id desc;
            """,
            row
        );
        foreach (var outcome in await results.ReadAsync<(string Description, DateOnly ReviewOn)>())
            agreement.Outcomes.Add(
                new Outcome
                {
                    Description = outcome.Description,
                    ReviewOn = outcome.ReviewOn.ToProto(),
                }
            );
        foreach (
            var approval in await results.ReadAsync<(
                short Kind,
                DateOnly ApprovedOn,
                string Approver
            )>()
        )
            agreement.Approvals.Add(
                new Approval
                {
                    Kind = (ApprovalKind)approval.Kind,
                    ApprovedOn = approval.ApprovedOn.ToProto(),
                    ApproverReference = approval.Approver,
                }
            );
        var lines = (await results.ReadAsync<CostLineRow>()).ToList();
        agreement.CostLines.AddRange(lines.Select(line => line.ToProto()));
        agreement.LibertyAuthorisations.AddRange(
            (await results.ReadAsync<LibertyRow>()).Select(liberty => liberty.ToProto())
        );
        agreement.Changes.AddRange(
            (await results.ReadAsync<AgreementChangeRow>()).Select(change => change.ToProto())
        );
        var running = lines.Where(line => line.RunsOn(row.Today)).ToList();
        agreement.Weekly = Pounds.Of(
            running.Sum(line => line.SocialCare),
            running.Sum(line => line.Education),
            running.Sum(line => line.Health)
        );
    }
}
