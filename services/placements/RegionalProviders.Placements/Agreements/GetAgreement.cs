using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Entities;
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
                var row = await tx.ReadAgreementAsync(id);
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
        PlacementAgreement row,
        ServiceTransaction tx
    )
    {
        var today = tx.Today();
        using var results = await tx.QueryMultipleAsync(
            $"""
            select description, review_on from placements.outcome where agreement_id = @Id order by number;
            select kind, approved_on, approver_reference from placements.approval where agreement_id = @Id;
            select {CostLineRow.Columns} from placements.dated_line
            where agreement_id = @Id and schedule = (
                select number from placements.cost_schedule
                where agreement_id = @Id and effective_on <= greatest(@today, @StartOn)
                order by number desc limit 1)
            order by position;
            select {LibertyRecord.Columns} from placements.liberty_authorisation
            where agreement_id = @Id order by from_on, id;
            select {AgreementRevision.Columns} from placements.agreement_change
            where agreement_id = @Id order by id desc;
            """,
            new
            {
                row.Id,
                row.StartOn,
                today,
            }
        );
        agreement.Outcomes.AddRange(
            (await results.ReadAsync<PlannedOutcome>()).Select(outcome => outcome.ToProto())
        );
        agreement.Approvals.AddRange(
            (await results.ReadAsync<GivenApproval>())
                .OrderBy(approval => approval.Kind)
                .Select(approval => approval.ToProto())
        );
        var lines = (await results.ReadAsync<CostLineRow>()).ToList();
        agreement.CostLines.AddRange(lines.Select(line => line.ToProto()));
        agreement.LibertyAuthorisations.AddRange(
            (await results.ReadAsync<LibertyRecord>()).Select(liberty => liberty.ToProto())
        );
        agreement.Changes.AddRange(
            (await results.ReadAsync<AgreementRevision>()).Select(change => change.ToProto())
        );
        var running = lines.Where(line => line.RunsOn(today)).ToList();
        agreement.Weekly = Pounds.Of(
            running.Sum(line => line.SocialCare),
            running.Sum(line => line.Education),
            running.Sum(line => line.Health)
        );
    }
}
