using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements.Oversight;
using RegionalProviders.Placements.Shared;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Agreements;

internal sealed class ListOverdueOversightRules : RequestChecks<ListOverdueOversightRequest>
{
    private const int MaxDays = 92;

    protected override void Check(ListOverdueOversightRequest request, FieldChecks checks) =>
        checks.That(
            request.DueWithinDays is >= 0 and <= MaxDays,
            "due_within_days",
            $"must be from 0 to {MaxDays}."
        );
}

internal sealed partial class AgreementGrpcService
{
    /// <inheritdoc/>
    public override Task<ListOverdueOversightResponse> ListOverdueOversight(
        ListOverdueOversightRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var after = page.After?.Text(0) ?? "";
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var today = await tx.QuerySingleAsync<DateOnly>("select placements.today()");
                // Unregulated placements are few, so their due oversight is computed here; the database finds the rest.
                var waiting = new[]
                {
                    await OverdueRow.OversightAsync(today.AddDays(request.DueWithinDays), tx),
                    await OverdueRow.ApprovalsAsync(after, page.Fetch, tx),
                    await OverdueRow.PaymentsAsync(today, after, page.Fetch, tx),
                };
                var fetched = waiting
                    .SelectMany(each => each)
                    .Where(each => string.CompareOrdinal(each.Key, after) > 0)
                    .OrderBy(each => each.Key, StringComparer.Ordinal)
                    .Take(page.Fetch)
                    .ToList();
                var next = page.Cut(
                    fetched,
                    row => [row.Key],
                    row => row.ToProto(today),
                    out var rows
                );
                return new ListOverdueOversightResponse { Items = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
