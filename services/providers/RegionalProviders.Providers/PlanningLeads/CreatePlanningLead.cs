using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

internal sealed class CreatePlanningLeadRequestValidator
    : AbstractValidator<CreatePlanningLeadRequest>
{
    public CreatePlanningLeadRequestValidator() =>
        RuleFor(request => request.Lead)
            .NotNull()
            .WithMessage("must be given.")
            .ChildRules(lead =>
            {
                lead.RuleFor(each => each.AuthorityGss)
                    .Must(code => PlanningAuthority.Find(code) is not null)
                    .WithMessage(
                        "must be the GSS code of a council, a district (E07) or a national park authority (E26)."
                    );
                lead.RuleFor(each => each.ApplicationReference)
                    .Must(text => !string.IsNullOrWhiteSpace(text))
                    .WithMessage("must not be empty.");
                lead.RuleFor(each => each.Address)
                    .Must(text => !string.IsNullOrWhiteSpace(text))
                    .WithMessage("must not be empty.");
                lead.RuleFor(each => each.AppliedOn).NotNull().WithMessage("must be given.");
            });
}

internal sealed partial class PlanningLeadGrpcService
{
    /// <inheritdoc/>
    public override Task<CreatePlanningLeadResponse> CreatePlanningLead(
        CreatePlanningLeadRequest request,
        ServerCallContext context
    ) =>
        CallerScope.RunIdempotentAsync(
            database,
            context.Principal(),
            request.RequestId,
            request,
            scope => scope.Require(request.Lead.ConsortiumId, "lead.consortium_id"),
            async (tx, scope, consortium) =>
                new CreatePlanningLeadResponse
                {
                    Lead = (await CreateAsync(request.Lead, consortium, scope, tx)).ToProto(),
                },
            context.CancellationToken
        );

    private static async Task<PlanningLead> CreateAsync(
        V1.PlanningLead given,
        Guid consortium,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var lead = new PlanningLead(
            consortium,
            PlanningAuthority.Find(given.AuthorityGss)!,
            given.ApplicationReference,
            scope.PastDay(given.AppliedOn.ToDateOnly("lead.applied_on"), "lead.applied_on"),
            await LeadRequests.ReadAsync(given, existing: null, fields: null, scope, tx),
            tx.Now
        );
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        db.Add(lead);
        await tx.SaveUniqueAsync(
            PlanningLeadConfiguration.OneApplication,
            () =>
                Fault.AlreadyExists(
                    "lead.application_reference",
                    "lead.application_reference: the consortium has a lead with this authority and reference. Find it with ListPlanningLeads and update it."
                )
        );
        return lead;
    }
}
