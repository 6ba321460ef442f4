using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
        var (afterDay, afterId) = (page.After?.Day(0), page.After?.Id(1));
        var authority =
            request.AuthorityGss.Length == 0 ? null : PlanningAuthority.Find(request.AuthorityGss);
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var consortium = (await CallerScope.ReadAsync(tx)).Filter(request.ConsortiumId);
                var fetched = await tx.QueryAsync<PlanningLeadRow>(
                    $"""
                    select {PlanningLeadRow.Columns} from providers.planning_lead
                    where (@consortium::uuid is null or consortium_id = @consortium)
                        and (@authority::text is null or authority_gss = @authority)
                        and (not @UnknownOnly or known_organisation_id is null)
                        and (@afterDay::date is null or (applied_on, id) < (@afterDay, @afterId))
                    order by applied_on desc, id desc
                    limit @Fetch
                    """,
                    new
                    {
                        consortium,
                        authority,
                        request.UnknownOnly,
                        afterDay,
                        afterId,
                        page.Fetch,
                    }
                );
                var next = page.Next(
                    fetched,
                    row => [PageKeys.Of(row.AppliedOn), row.Id.ToString()],
                    out var rows
                );
                return new ListPlanningLeadsResponse
                {
                    Leads = { rows.Select(row => row.ToProto()) },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }
}
