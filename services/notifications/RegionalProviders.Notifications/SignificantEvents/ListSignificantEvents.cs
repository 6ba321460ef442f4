using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.SignificantEvents;

internal sealed partial class SignificantEventGrpcService
{
    /// <inheritdoc/>
    public override Task<ListSignificantEventsResponse> ListSignificantEvents(
        ListSignificantEventsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var parameters = new
        {
            before = page.After?.Id(0),
            setting = request.SettingId.ToOptionalId("setting_id"),
            organisation = request.OrganisationId.ToOptionalId("organisation_id"),
            from = request.ReportedFrom.ToDateOnly("reported_from"),
            page.Fetch,
        };
        var conditions = new List<string> { "true" };
        Where(parameters.before is not null, "e.id < @before");
        Where(parameters.setting is not null, "e.setting_id = @setting");
        Where(parameters.organisation is not null, "e.organisation_id = @organisation");
        Where(parameters.from is not null, "e.reported_on >= @from");
        Where(request.OpenOnly, "w.closed_at is null");
        Where(request.UrgentOnly, "e.urgent");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var fetched = await tx.QueryAsync<EventRow>(
                    $"""
                    {EventRow.Select}
                    where {string.Join(" and ", conditions)}
                    order by e.id desc limit @Fetch
                    """,
                    parameters
                );
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(tx),
                    out var rows
                );
                return new ListSignificantEventsResponse
                {
                    Events = { rows },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );

        void Where(bool wanted, string condition)
        {
            if (wanted)
                conditions.Add(condition);
        }
    }
}
