using Grpc.Core;
using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Clocks;

internal sealed partial class AcknowledgementGrpcService
{
    /// <inheritdoc/>
    public override Task<ListOverdueAcknowledgementsResponse> ListOverdueAcknowledgements(
        ListOverdueAcknowledgementsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 3);
        var after = new
        {
            due = page.After?.Instant(0),
            council = page.After?.Id(1),
            notice = page.After?.Id(2),
        };
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                var scope = await CallerScope.ReadAsync(tx);
                scope.RequireAny();
                var fetched = await tx.QueryAsync<OverdueRow>(
                    """
                    select council_id, notice_id, organisation_name, urgent, due_at, reminded_at
                    from notifications.overdue_acknowledgements(@Now, @due, @council, @notice, @Fetch)
                    """,
                    new
                    {
                        tx.Now,
                        after.due,
                        after.council,
                        after.notice,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => row.Keys,
                    row => row.ToProto(scope.Today),
                    out var rows
                );
                return new ListOverdueAcknowledgementsResponse
                {
                    Overdue = { rows },
                    NextPageToken = next,
                };
            },
            context.CancellationToken
        );
    }

    private sealed record OverdueRow
    {
        public Guid CouncilId { get; init; }
        public Guid NoticeId { get; init; }
        public string OrganisationName { get; init; } = "";
        public bool Urgent { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public DateTimeOffset? RemindedAt { get; init; }

        public string[] Keys => [PageKeys.Of(DueAt), CouncilId.ToString(), NoticeId.ToString()];

        public OverdueAcknowledgement ToProto(DateOnly today) =>
            new()
            {
                CouncilId = CouncilId.ToString(),
                NoticeId = NoticeId.ToString(),
                OrganisationName = OrganisationName,
                Urgent = Urgent,
                DueAt = DueAt.ToProto(),
                WorkingDaysOver = WorkingDays.Between(LondonTime.DateOf(DueAt), today),
                RemindedAt = RemindedAt.ToProto(),
            };
    }
}
