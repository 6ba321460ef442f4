using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.Data;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

internal sealed partial class NoticeGrpcService
{
    /// <inheritdoc/>
    public override Task<ListNoticesResponse> ListNotices(
        ListNoticesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var setting = request.SettingId.ToOptionalId("setting_id");
        var parameters = new
        {
            settings = new[] { setting.GetValueOrDefault() },
            organisation = request.OrganisationId.ToOptionalId("organisation_id"),
            issuedFrom = request.IssuedFrom.ToDateOnly("issued_from"),
            matters = request.Matters.Names(),
            limits = ProtocolMatterRules.Limits.Names(),
        };
        var conditions = new List<string>();
        Where(setting is not null, SubjectConditions.Settings);
        Where(parameters.organisation is not null, "n.organisation_id = @organisation");
        Where(parameters.issuedFrom is not null, "n.issued_on >= @issuedFrom");
        Where(request.OpenOnly || request.OpenSuspensionsOnly, "n.state = 'Open'");
        Where(request.OpenSuspensionsOnly, "n.matters && @limits");
        Where(
            request.ReviewOverdue,
            "n.state = 'Open' and n.review_on < (select notifications.today())"
        );
        Where(request.Matters.Count > 0, "n.matters && @matters");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var (rows, next) = await NoticePage.ReadAsync(conditions, parameters, page, tx);
                return new ListNoticesResponse { Notices = { rows }, NextPageToken = next };
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
