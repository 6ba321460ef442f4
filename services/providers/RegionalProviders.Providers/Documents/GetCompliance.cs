using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed class GetComplianceRequestValidator : AbstractValidator<GetComplianceRequest>
{
    public GetComplianceRequestValidator() =>
        RuleFor(request => request.DueWithinDays).IsDueWithinDays();
}

internal sealed partial class DocumentGrpcService
{
    private static readonly ComplianceStatus[] AllStatuses =
    [
        .. Enum.GetValues<ComplianceStatus>()
            .Where(status => status != ComplianceStatus.Unspecified),
    ];

    /// <inheritdoc/>
    public override Task<GetComplianceResponse> GetCompliance(
        GetComplianceRequest request,
        ServerCallContext context
    )
    {
        var setting = request.SettingId.ToId("setting_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var consortium = scope.RequireOrOnly(request.ConsortiumId);
                var compliance = await BareAsync(setting, tx);
                var policies = await CompliancePolicies.InForceAsync(tx, consortium, scope.Today);
                var policy = policies.FirstOrDefault(each =>
                    each.ServiceType == compliance.ServiceType
                );
                if (policy is null)
                    return new GetComplianceResponse { Compliance = compliance };

                var ask = new ComplianceCriteria(
                    consortium,
                    [policy],
                    scope.Today,
                    request.DueWithinDays,
                    AllStatuses
                );
                var rows = await ComplianceQuery.ReadAsync(
                    tx,
                    ask,
                    "and s.id = @setting",
                    new() { ["setting"] = setting }
                );
                return new GetComplianceResponse
                {
                    // No row is returned if every requirement applies only to documents that exist, and none exists.
                    Compliance = rows is [var row] ? row : compliance,
                    Policy = policy.ToProto(),
                };
            },
            context.CancellationToken
        );
    }

    private static async Task<SettingCompliance> BareAsync(Guid setting, ServiceTransaction tx)
    {
        var (id, name, urn, serviceType) = await tx.QuerySingleOrDefaultAsync<(
            Guid? Id,
            string? Name,
            string? Urn,
            string? ServiceType
        )>(
            "select id, name, urn, service_type from providers.setting where id = @setting",
            new { setting }
        );
        if (id is null)
            throw Fault.NotFound("setting");
        return new SettingCompliance
        {
            SettingId = id.ToProto(),
            SettingName = name ?? "",
            Urn = urn ?? "",
            ServiceType = Enum.Parse<ServiceType>(serviceType!),
        };
    }
}
