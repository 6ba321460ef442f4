using FluentValidation;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

internal sealed class SetCompliancePolicyRequestValidator
    : AbstractValidator<SetCompliancePolicyRequest>
{
    public SetCompliancePolicyRequestValidator()
    {
        RuleFor(request => request.ServiceType)
            .Must(type => type is not ServiceType.Unspecified && Enum.IsDefined(type))
            .WithMessage("must be a service type.");
        RuleFor(request => request.DocumentTypes)
            .Must(types => types.Count > 0 && types.Distinct().Count() == types.Count)
            .WithMessage("must name at least one type, each once.");
        RuleForEach(request => request.DocumentTypes).IsDocumentType();
        RuleFor(request => request.ReviewMonths)
            .InclusiveBetween(1, 60)
            .WithMessage("must be 1 to 60 months.");
    }
}

internal sealed partial class DocumentGrpcService
{
    /// <inheritdoc/>
    public override Task<SetCompliancePolicyResponse> SetCompliancePolicy(
        SetCompliancePolicyRequest request,
        ServerCallContext context
    )
    {
        var wanted = request.ValidFrom.ToDateOnly("valid_from");
        if (request.CouncilOnly && context.Principal().CouncilId is null)
            throw Fault.Invalid(
                "council_only",
                "must be false: a coordinator has no council of its own."
            );
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                var consortium = scope.Require(request.ConsortiumId);
                if (wanted < scope.Today)
                    throw Fault.Invalid("valid_from", "must not be in the past.");
                return new SetCompliancePolicyResponse
                {
                    Policy = (
                        await SetAsync(request, consortium, wanted ?? scope.Today, tx)
                    ).InForce.ToProto(),
                };
            },
            context.CancellationToken
        );
    }

    private static async Task<CompliancePolicy> SetAsync(
        SetCompliancePolicyRequest request,
        Guid consortium,
        DateOnly validFrom,
        ServiceTransaction tx
    )
    {
        // A concurrent call for the same consortium waits here and then updates the policy that this call has set.
        await tx.LockAsync($"{ProvidersModule.Name}.compliance_policy.{consortium}");
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        var policy = await db.CompliancePolicies.SingleOrDefaultAsync(
            each =>
                each.ConsortiumId == consortium
                && each.CouncilOnly == request.CouncilOnly
                && each.ServiceType == request.ServiceType
                && each.ValidFrom == validFrom,
            tx.CancellationToken
        );
        if (policy is null)
        {
            policy = new CompliancePolicy(
                consortium,
                request.CouncilOnly,
                request.ServiceType,
                validFrom,
                tx.Now
            );
            db.Add(policy);
        }

        policy.Set(
            [.. request.DocumentTypes],
            request.ReviewMonths,
            tx.Principal.CouncilId,
            tx.Now
        );
        await tx.SaveAsync();
        return policy;
    }
}
