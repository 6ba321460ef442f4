using FluentValidation;
using Grpc.Core;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

internal sealed class ListInspectionsValidator : AbstractValidator<ListInspectionsRequest>
{
    public ListInspectionsValidator() => RuleFor(request => request.Key).IsRequiredKey();
}

internal sealed partial class RegistrationGrpcService
{
    private static readonly HistoryTable Inspections = new(
        "inspection",
        "inspected_on",
        "x.event_number, x.event_type, x.published_on, x.scale, x.overall, x.band, x.themes::text, x.direction"
    );

    public override async Task<ListInspectionsResponse> ListInspections(
        ListInspectionsRequest request,
        ServerCallContext context
    )
    {
        var (items, next) = await ReadHistoryAsync(
            request,
            request.Key,
            Inspections,
            InspectionMapping.Read,
            context
        );
        return new ListInspectionsResponse { Inspections = { items }, NextPageToken = next };
    }
}
