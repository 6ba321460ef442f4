using Grpc.Core;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Inbox;

internal sealed partial class InboxGrpcService
{
    /// <inheritdoc/>
    public override Task<GetInboxCountsResponse> GetInboxCounts(
        GetInboxCountsRequest request,
        ServerCallContext context
    ) =>
        database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                // The second that due_at names belongs to the time allowed.
                var (unacknowledged, overdue, affected) = await tx.QuerySingleAsync<(
                    int,
                    int,
                    int
                )>(
                    """
                    select count(*)::int, (count(*) filter (where due_at + interval '1 second' <= @Now))::int,
                        (count(*) filter (where exists (
                            select from notifications.delivery d
                            where d.council_id = w.council_id and d.notice_id = w.notice_id and d.affected)))::int
                    from notifications.notice_work w
                    where council_id = (select notifications.tenant_id())
                        and acknowledged_at is null and ended_at is null
                    """,
                    new { tx.Now }
                );
                return new GetInboxCountsResponse
                {
                    Unacknowledged = unacknowledged,
                    Overdue = overdue,
                    Affected = affected,
                };
            },
            context.CancellationToken
        );
}
