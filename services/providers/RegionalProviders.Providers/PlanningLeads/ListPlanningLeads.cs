using FluentValidation;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PlanningLeads;

internal sealed class ListPlanningLeadsRequestValidator
    : AbstractValidator<ListPlanningLeadsRequest>
{
    public ListPlanningLeadsRequestValidator() =>
        RuleFor(request => request.AuthorityGss)
            .Must(code => PlanningAuthority.Find(code) is not null)
            .When(request => request.AuthorityGss.Length > 0)
            .WithMessage(
                "must be the GSS code of a council, a district (E07) or a national park authority (E26)."
            );
}

internal sealed partial class PlanningLeadGrpcService
{
    /// <inheritdoc/>
    public override Task<ListPlanningLeadsResponse> ListPlanningLeads(
        ListPlanningLeadsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 2);
        var authority =
            request.AuthorityGss.Length == 0 ? null : PlanningAuthority.Find(request.AuthorityGss);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var consortium = (await CallerScope.ReadAsync(tx)).Filter(request.ConsortiumId);
                var db = await tx.EntitiesAsync<ProvidersDbContext>();
                var leads = db.PlanningLeads.AsNoTracking();
                if (consortium is not null)
                    leads = leads.Where(lead => lead.ConsortiumId == consortium);
                if (authority is not null)
                    leads = leads.Where(lead => lead.AuthorityGss == authority);
                if (request.UnknownOnly)
                    leads = leads.Where(lead => lead.KnownOrganisationId == null);
                if (page.After is { } after)
                {
                    var (day, id) = (after.Day(0), after.Id(1));
                    leads = leads.Where(lead =>
                        EF.Functions.LessThan(
                            ValueTuple.Create(lead.AppliedOn, lead.Id),
                            ValueTuple.Create(day, id)
                        )
                    );
                }
                var (rows, next) = await page.ReadAsync(
                    leads
                        .OrderByDescending(lead => lead.AppliedOn)
                        .ThenByDescending(lead => lead.Id),
                    lead => [PageKeys.Of(lead.AppliedOn), lead.Id.ToString()],
                    row => row.ToProto(),
                    tx.CancellationToken
                );
                return new ListPlanningLeadsResponse { Leads = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
