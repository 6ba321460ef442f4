using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Digests;

internal sealed partial class DigestGrpcService
{
    private const int MaxDays = 31;

    /// <inheritdoc/>
    public override Task<GetDigestResponse> GetDigest(
        GetDigestRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var digest = await DigestReading.ReadAsync(Days(request, scope), tx);
                return new GetDigestResponse
                {
                    Title = digest.Title,
                    Text = DigestText.Of(digest),
                    Html = DigestHtml.Of(digest),
                };
            },
            context.CancellationToken
        );

    private static (DateOnly From, DateOnly To) Days(GetDigestRequest request, CallerScope scope)
    {
        var to = scope.PastDay(request.To.ToDateOnly("to"), "to");
        var from = request.From.ToDateOnly("from") ?? to.AddDays(-6);
        if (from > to)
            throw Fault.Invalid("from", "must not be after to.");
        return to.DayNumber - from.DayNumber < MaxDays
            ? (from, to)
            : throw Fault.Invalid("from", $"must be at most {MaxDays - 1} days before to.");
    }
}
