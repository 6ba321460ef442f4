using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Positions;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<CreateAgreementResponse> CreateAgreement(
        CreateAgreementRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var council = await references.ForWritingAsync(tx);
                return await tx.OnceAsync(
                    request.RequestId,
                    WithoutReference(request, council),
                    () => CreateAsync(request.Agreement, council, tx)
                );
            },
            context.CancellationToken
        );

    /// <summary>
    /// The request with the keyed hash in the place of the reference. A plain hash over it is kept with the request_id:
    /// with all other fields readable beside it, the reference could be found by trying.
    /// </summary>
    private static CreateAgreementRequest WithoutReference(
        CreateAgreementRequest request,
        CouncilReferences council
    )
    {
        var copy = request.Clone();
        copy.Agreement.ChildReference = Convert.ToBase64String(
            council.Hash(Children.ChildReference.Normalise(request.Agreement.ChildReference))
        );
        return copy;
    }

    private static async Task<CreateAgreementResponse> CreateAsync(
        Agreement agreement,
        CouncilReferences council,
        ServiceTransaction tx
    )
    {
        var id = Guid.CreateVersion7(tx.Now);
        var startOn = agreement.StartOn.ToDateOnly("agreement.start_on")!.Value;
        CostSchedules.Check(
            agreement.CostLines,
            "agreement.cost_lines",
            startOn,
            startOn,
            agreement.Outcomes.Count
        );
        await InsertAsync(id, startOn, agreement, council, tx);
        for (var i = 0; i < agreement.Outcomes.Count; i++)
            await tx.ExecuteAsync(
                """
                insert into placements.outcome (agreement_id, number, description, review_on)
                values (@id, @number, @Description, @reviewOn)
                """,
                new
                {
                    id,
                    number = i + 1,
                    agreement.Outcomes[i].Description,
                    reviewOn = agreement.Outcomes[i].ReviewOn.ToDateOnly("review_on"),
                }
            );
        await CostSchedules.AddAsync(id, 1, startOn, "", agreement.CostLines, tx);
        await PositionCount.ChangedAsync(agreement.SettingId.ToId("setting_id"), startOn, tx);
        return new CreateAgreementResponse { Id = id.ToString(), Etag = Etag.Of(1) };
    }

    private static async Task InsertAsync(
        Guid id,
        DateOnly startOn,
        Agreement agreement,
        CouncilReferences council,
        ServiceTransaction tx
    )
    {
        var reference = Children.ChildReference.Normalise(agreement.ChildReference);
        await tx.ExecuteAsync(
            """
            insert into placements.agreement (id, child_reference, child_hash, age_years, gender, setting_id,
                organisation_id, service_type, start_on, planned_end_on, legal_status_code, purchase, team_reference,
                agreed_on, unregulated, reports_expected, created_at, updated_at)
            values (@id, @encrypted, @hash, @AgeYears, @gender, @setting,
                @organisation, @type, @startOn, @plannedEndOn, @legalStatus, @purchase, @team,
                @agreedOn, @Unregulated, @reports, @Now, @Now)
            """,
            new
            {
                id,
                encrypted = council.Encrypt(id, reference),
                hash = council.Hash(reference),
                agreement.AgeYears,
                gender = (short)agreement.Gender,
                setting = agreement.SettingId.ToId("agreement.setting_id"),
                organisation = agreement.OrganisationId.ToId("agreement.organisation_id"),
                type = (short)agreement.ServiceType,
                startOn,
                plannedEndOn = agreement.PlannedEndOn.ToDateOnly("agreement.planned_end_on"),
                legalStatus = agreement.LegalStatusCode.Length == 0
                    ? null
                    : agreement.LegalStatusCode,
                purchase = (short)agreement.Purchase,
                team = agreement.TeamReference.Trim(),
                agreedOn = agreement.AgreedOn.ToDateOnly("agreement.agreed_on"),
                agreement.Unregulated,
                reports = agreement.ReportsExpected.Select(kind => (short)kind).ToArray(),
                tx.Now,
            }
        );
    }
}
