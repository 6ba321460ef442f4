using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    // Counts that the function notice_outcomes returns in addition to those per kind of action.
    private const string Circulated = "Circulated";
    private const string Acknowledged = "Acknowledged";

    /// <inheritdoc/>
    public override Task<GetOutcomesResponse> GetOutcomes(
        GetOutcomesRequest request,
        ServerCallContext context
    )
    {
        var notice = request.NoticeId.ToId("notice_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await NoticeRow.ReadAsync(tx, notice);
                var counts = (
                    await tx.QueryAsync<(string Kind, int Councils)>(
                        "select kind, councils from notifications.notice_outcomes(@notice)",
                        new { notice }
                    )
                ).ToDictionary(count => count.Kind, count => count.Councils);
                return new GetOutcomesResponse
                {
                    Circulated = counts[Circulated],
                    Acknowledged = counts.GetValueOrDefault(Acknowledged),
                    Withheld = !counts.ContainsKey(Acknowledged),
                    Outcomes =
                    {
                        counts
                            .Where(count => count.Key is not (Circulated or Acknowledged))
                            .Select(count => new OutcomeCount
                            {
                                Kind = Enum.Parse<ActionKind>(count.Key),
                                Councils = count.Value,
                            })
                            .OrderBy(count => count.Kind),
                    },
                };
            },
            context.CancellationToken
        );
    }
}
