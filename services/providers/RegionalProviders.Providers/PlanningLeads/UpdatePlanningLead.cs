using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

internal sealed class UpdatePlanningLeadRequestValidator
    : AbstractValidator<UpdatePlanningLeadRequest>
{
    private static readonly HashSet<string> Fields =
    [
        "address",
        "applicant",
        "known_organisation_id",
        "feedback",
        "met_on",
    ];

    public UpdatePlanningLeadRequestValidator()
    {
        RuleFor(request => request.Lead).NotNull().WithMessage("must be given.");
        RuleFor(request => request.UpdateMask)
            .Must(mask => mask is { Paths.Count: > 0 } && mask.Paths.All(Fields.Contains))
            .WithMessage($"must name at least one field, of {string.Join(", ", Fields)} only.");
        RuleFor(request => request.Lead.Address)
            .Must(text => !string.IsNullOrWhiteSpace(text))
            .When(request =>
                request is { Lead: not null, UpdateMask: not null }
                && request.UpdateMask.Paths.Contains("address")
            )
            .WithMessage("must not be empty.");
    }
}

internal sealed partial class PlanningLeadGrpcService
{
    /// <inheritdoc/>
    public override Task<UpdatePlanningLeadResponse> UpdatePlanningLead(
        UpdatePlanningLeadRequest request,
        ServerCallContext context
    )
    {
        var id = request.Lead.Id.ToId("lead.id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var held =
                    await tx.QuerySingleOrDefaultAsync<PlanningLeadRow>(
                        $"select {PlanningLeadRow.Columns} from providers.planning_lead where id = @id for update",
                        new { id }
                    ) ?? throw Fault.NotFound("planning lead");
                Etag.Check(request.Lead.Etag, held.Version);
                var changed = await ChangeAsync(held, request, scope, tx);
                return new UpdatePlanningLeadResponse { Lead = changed.ToProto() };
            },
            context.CancellationToken
        );
    }

    private static async Task<PlanningLeadRow> ChangeAsync(
        PlanningLeadRow held,
        UpdatePlanningLeadRequest request,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var (lead, named) = (request.Lead, request.UpdateMask.Paths);
        if (named.Contains("address"))
            held = held with { Address = lead.Address };
        if (named.Contains("applicant"))
            held = held with { Applicant = lead.Applicant };
        if (named.Contains("feedback"))
            held = held with { Feedback = lead.Feedback };
        if (named.Contains("met_on"))
            held = held with { MetOn = MetOn(lead, scope) };
        if (named.Contains("known_organisation_id"))
        {
            var known = lead.KnownOrganisationId.ToOptionalId("lead.known_organisation_id");
            await KnownOrganisation.CheckAsync(known, tx);
            held = held with { KnownOrganisationId = known };
        }

        return await tx.QuerySingleAsync<PlanningLeadRow>(
            $"""
            update providers.planning_lead
            set address = @Address, applicant = @Applicant, known_organisation_id = @KnownOrganisationId,
                feedback = @Feedback, met_on = @MetOn, updated_at = @Now, version = version + 1
            where id = @Id
            returning {PlanningLeadRow.Columns}
            """,
            new
            {
                held.Id,
                held.Address,
                held.Applicant,
                held.KnownOrganisationId,
                held.Feedback,
                held.MetOn,
                tx.Now,
            }
        );
    }
}
