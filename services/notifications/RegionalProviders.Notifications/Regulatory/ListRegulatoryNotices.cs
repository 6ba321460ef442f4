using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Notices;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Regulatory;

internal sealed partial class RegulatoryNoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<ListRegulatoryNoticesResponse> ListRegulatoryNotices(
        ListRegulatoryNoticesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var setting = request.SettingId.ToOptionalId("setting_id");
        var after = page.After?.Id(0);
        var conditions = new List<string> { "true" };
        Where(setting is not null, $"n.setting_id = {SubjectConditions.OfSameRegistration}");
        Where(request.InForceOnly, RegulatoryNoticeRow.OfInForce);
        Where(request.EndedUnresolvedOnly, RegulatoryNoticeRow.OfEndedUnresolved);
        Where(request.ToReviewOnly, RegulatoryNoticeRow.OfToReview);
        Where(after is not null, "n.id < @after");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var fetched = await tx.QueryAsync<RegulatoryNoticeRow>(
                    $"""
                    select {RegulatoryNoticeRow.Columns} from notifications.regulatory_notice n
                    where {string.Join(" and ", conditions)} order by n.id desc limit @Fetch
                    """,
                    new
                    {
                        setting,
                        after,
                        page.Fetch,
                    }
                );
                var next = page.Cut(
                    fetched,
                    row => [row.Id.ToString()],
                    row => row.ToProto(),
                    out var rows
                );
                return new ListRegulatoryNoticesResponse
                {
                    Notices = { rows },
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
