using Grpc.Core;
using RegionalProviders.Hosting.Mapping;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Notifications.Notices;

internal sealed partial class NoticeGrpcService
{
    private const string AboutSetting = """
        (n.id in (select s.notice_id from notifications.notice_setting s where s.setting_id = @setting)
            or n.organisation_wide and n.organisation_id in (
                select r.organisation_id from notifications.register_entry r where r.setting_id = @setting))
        """;

    /// <inheritdoc/>
    public override Task<ListNoticesResponse> ListNotices(
        ListNoticesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var parameters = new
        {
            setting = request.SettingId.ToOptionalId("setting_id"),
            organisation = request.OrganisationId.ToOptionalId("organisation_id"),
            issuedFrom = request.IssuedFrom.ToDateOnly("issued_from"),
            matters = request.Matters.Select(matter => (short)matter).ToArray(),
            limits = Matters.StoredLimits,
        };
        var conditions = new List<string>();
        Where(parameters.setting is not null, AboutSetting);
        Where(parameters.organisation is not null, "n.organisation_id = @organisation");
        Where(parameters.issuedFrom is not null, "n.issued_on >= @issuedFrom");
        Where(request.OpenOnly || request.OpenSuspensionsOnly, "n.state = 1");
        Where(request.OpenSuspensionsOnly, "n.matters && @limits");
        Where(request.Matters.Count > 0, "n.matters && @matters");
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var (rows, next) = await NoticePage.ReadAsync(conditions, parameters, page, tx);
                return new ListNoticesResponse
                {
                    Notices = { rows.Select(row => row.ToProto()) },
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
