using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
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
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var lead =
                    await db.FindForUpdateAsync<PlanningLead>(id, tx.CancellationToken)
                    ?? throw Fault.NotFound("planning lead");
                Etag.Check(request.Lead.Etag, lead.Version);
                lead.FollowUp(
                    await LeadRequests.ReadAsync(
                        request.Lead,
                        lead.Details,
                        request.UpdateMask.Paths,
                        scope,
                        tx
                    ),
                    tx.Now
                );
                db.Touch(lead);
                await tx.SaveAsync();
                return new UpdatePlanningLeadResponse { Lead = lead.ToProto() };
            },
            context.CancellationToken
        );
    }
}
