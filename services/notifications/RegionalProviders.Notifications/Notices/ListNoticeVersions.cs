using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<ListNoticeVersionsResponse> ListNoticeVersions(
        ListNoticeVersionsRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var before = page.After?.Number(0);
        var notice = request.NoticeId.ToId("notice_id");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                await NoticeRow.ReadAsync(tx, notice);
                var fetched = await tx.QueryAsync<VersionRow>(
                    """
                    select number, change, note, facts, provider_comments, placement_action, urgent, review_on, changed_at
                    from notifications.notice_version
                    where notice_id = @notice and (@before::int is null or number < @before)
                    order by number desc limit @Fetch
                    """,
                    new
                    {
                        notice,
                        before,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [PageKeys.Of(row.Number)],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListNoticeVersionsResponse { Versions = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }

    private sealed record VersionRow
    {
        public int Number { get; init; }
        public NoticeChange Change { get; init; }
        public string Note { get; init; } = "";
        public string Facts { get; init; } = "";
        public string ProviderComments { get; init; } = "";
        public PlacementAction PlacementAction { get; init; }
        public bool Urgent { get; init; }
        public DateOnly ReviewOn { get; init; }
        public DateTimeOffset ChangedAt { get; init; }

        public NoticeVersion ToProto() =>
            new()
            {
                Number = Number,
                Change = Change,
                ChangedAt = ChangedAt.ToProto(),
                Note = Note,
                Facts = Facts,
                ProviderComments = ProviderComments,
                PlacementAction = PlacementAction,
                Urgent = Urgent,
                ReviewOn = ReviewOn.ToProto(),
            };
    }
}
