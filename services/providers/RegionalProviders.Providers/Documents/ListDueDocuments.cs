using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Documents;

internal sealed class ListDueDocumentsRequestValidator : AbstractValidator<ListDueDocumentsRequest>
{
    public ListDueDocumentsRequestValidator()
    {
        RuleFor(request => request.DueWithinDays).IsDueWithinDays();
        RuleForEach(request => request.Statuses)
            .Must(status => status is not ComplianceStatus.Unspecified && Enum.IsDefined(status))
            .WithMessage("must be a compliance status.");
        RuleForEach(request => request.HostAuthorityGss)
            .Must(code => CouncilDirectory.FindByGss(code) is not null)
            .WithMessage("must be the GSS code of an upper-tier council.");
    }
}

internal sealed partial class DocumentGrpcService
{
    private static readonly ComplianceStatus[] NeedingWork =
    [
        ComplianceStatus.Due,
        ComplianceStatus.Overdue,
        ComplianceStatus.Expired,
        ComplianceStatus.ToReview,
        ComplianceStatus.Missing,
    ];

    /// <inheritdoc/>
    public override Task<ListDueDocumentsResponse> ListDueDocuments(
        ListDueDocumentsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var parameters = new Dictionary<string, object?>
        {
            ["after"] = page.After?.Id(0),
            ["authorities"] = request
                .HostAuthorityGss.Select(code => CouncilDirectory.FindByGss(code)!.Id)
                .ToArray(),
            ["fetch"] = page.Fetch,
        };
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var consortium = scope.RequireOrOnly(request.ConsortiumId);
                var ask = new ComplianceCriteria(
                    consortium,
                    await CompliancePolicies.InForceAsync(tx, consortium, scope.Today),
                    scope.Today,
                    request.DueWithinDays,
                    request.Statuses.Count == 0 ? NeedingWork : request.Statuses
                );
                var fetched = await ComplianceQuery.ReadAsync(
                    tx,
                    ask,
                    """
                    and not s.withdrawn and (s.registration_id is null or s.status in ('Active', 'Suspended'))
                        and (cardinality(@authorities::uuid[]) = 0 or s.host_authority_id = any (@authorities))
                        and (@after::uuid is null or s.id > @after)
                    order by s.id
                    limit @fetch
                    """,
                    parameters
                );
                var next = page.Cut(fetched, row => [row.SettingId], out var rows);
                return new ListDueDocumentsResponse { Settings = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
