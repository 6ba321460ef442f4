using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                // Before the answers kept: a council that has left the consortium reads none of them.
                var consortium = scope.Require(request.Lead.ConsortiumId, "lead.consortium_id");
                return await tx.OnceAsync(
                    request.RequestId,
                    request,
                    async () =>
                        new CreatePlanningLeadResponse
                        {
                            Lead = (
                                await CreateAsync(request.Lead, consortium, scope, tx)
                            ).ToProto(),
                        }
                );
            },
            context.CancellationToken
        );

    private static async Task<PlanningLeadRow> CreateAsync(
        PlanningLead lead,
        Guid consortium,
        CallerScope scope,
        ServiceTransaction tx
    )
    {
        var appliedOn = scope.PastDay(
            lead.AppliedOn.ToDateOnly("lead.applied_on"),
            "lead.applied_on"
        );
        var knownOrganisation = lead.KnownOrganisationId.ToOptionalId("lead.known_organisation_id");
        await KnownOrganisation.CheckAsync(knownOrganisation, tx);
        return await tx.QuerySingleOrDefaultAsync<PlanningLeadRow>(
                $"""
                insert into providers.planning_lead (id, consortium_id, authority_gss, application_reference, address,
                    applicant, applied_on, known_organisation_id, feedback, met_on, created_at, updated_at)
                values (@id, @consortium, @authority, @reference, @Address,
                    @Applicant, @appliedOn, @knownOrganisation, @Feedback, @metOn, @Now, @Now)
                on conflict do nothing
                returning {PlanningLeadRow.Columns}
                """,
                new
                {
                    id = Guid.CreateVersion7(tx.Now),
                    consortium,
                    authority = PlanningAuthority.Find(lead.AuthorityGss),
                    reference = lead.ApplicationReference.Trim(),
                    lead.Address,
                    lead.Applicant,
                    appliedOn,
                    knownOrganisation,
                    lead.Feedback,
                    metOn = MetOn(lead, scope),
                    tx.Now,
                }
            )
            ?? throw Fault.AlreadyExists(
                "lead.application_reference",
                "lead.application_reference: the consortium has a lead with this authority and reference. Find it with ListPlanningLeads and update it."
            );
    }

    private static DateOnly? MetOn(PlanningLead lead, CallerScope scope) =>
        lead.MetOn.ToDateOnly("lead.met_on") is { } day ? scope.PastDay(day, "lead.met_on") : null;
}
