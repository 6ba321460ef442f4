using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Persistence;
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
                    ).ToProto(),
                };
            },
            context.CancellationToken
        );
    }

    /// <summary>A policy set again for the same first day takes the place of the one before.</summary>
    private static Task<PolicyRow> SetAsync(
        SetCompliancePolicyRequest request,
        Guid consortium,
        DateOnly validFrom,
        ServiceTransaction tx
    )
    {
        var one = request.CouncilOnly
            ? "(consortium_id, council_id, service_type, valid_from) where council_only"
            : "(consortium_id, service_type, valid_from) where not council_only";
        return tx.QuerySingleAsync<PolicyRow>(
            $"""
            insert into providers.compliance_policy
                (id, consortium_id, council_only, service_type, document_types, review_months, valid_from, set_at)
            values (@id, @consortium, @CouncilOnly, @serviceType, @documentTypes, @ReviewMonths, @validFrom, @Now)
            on conflict {one} do update
            set council_id = default, document_types = excluded.document_types,
                review_months = excluded.review_months, set_at = excluded.set_at
            returning service_type, document_types, review_months, valid_from, council_only
            """,
            new
            {
                id = Guid.CreateVersion7(tx.Now),
                consortium,
                request.CouncilOnly,
                serviceType = (short)request.ServiceType,
                documentTypes = request.DocumentTypes.ToArray(),
                request.ReviewMonths,
                validFrom,
                tx.Now,
            }
        );
    }
}
