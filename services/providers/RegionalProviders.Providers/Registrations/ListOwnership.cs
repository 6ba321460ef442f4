using FluentValidation;
using Grpc.Core;
using Npgsql;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

internal sealed class ListOwnershipValidator : AbstractValidator<ListOwnershipRequest>
{
    public ListOwnershipValidator() => RuleFor(request => request.Key).IsRequiredKey();
}

internal sealed partial class RegistrationGrpcService
{
    // A left join: row-level security may hide the name of a previous owner from a provider, which then sees only the
    // period.
    private static readonly HistoryTable Ownerships = new(
        "ownership",
        "from_on",
        "x.to_on, o.id, o.name, o.company_number",
        $"left join {ProvidersModule.Name}.organisation o on o.id = x.organisation_id"
    );

    public override async Task<ListOwnershipResponse> ListOwnership(
        ListOwnershipRequest request,
        ServerCallContext context
    )
    {
        var (items, next) = await ReadHistoryAsync(
            request,
            request.Key,
            Ownerships,
            ReadOwnership,
            context
        );
        return new ListOwnershipResponse { Ownerships = { items }, NextPageToken = next };
    }

    private static Ownership ReadOwnership(NpgsqlDataReader row) =>
        new()
        {
            From = row.Day(1).ToProto(),
            To = row.Day(2).ToProto(),
            Organisation = row.IsDBNull(3) ? null : RegistrationMapping.Organisation(row, 3),
        };
}
