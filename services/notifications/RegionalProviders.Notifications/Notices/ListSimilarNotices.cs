using FluentValidation;
using Grpc.Core;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Persistence;

namespace RegionalProviders.Notifications.Notices;

internal sealed class ListSimilarNoticesRules : AbstractValidator<ListSimilarNoticesRequest>
{
    private const int MaxSettings = 100;

    public ListSimilarNoticesRules()
    {
        RuleFor(request => request.SettingIds)
            .Must(ids => ids.Count <= MaxSettings)
            .WithMessage($"must have at most {MaxSettings} elements.");
        RuleFor(request => request.OrganisationId)
            .Must((request, id) => id.Length > 0 || request.SettingIds.Count > 0)
            .WithMessage("must be given, or a setting in setting_ids.");
    }
}

internal sealed partial class NoticeGrpcService
{
    private static readonly string[] Similar =
    [
        "n.state = 'Open'",
        SubjectConditions.SettingsOrOrganisation,
    ];

    /// <inheritdoc/>
    public override Task<ListSimilarNoticesResponse> ListSimilarNotices(
        ListSimilarNoticesRequest request,
        ServerCallContext context
    )
    {
        var page = Page.Of(request, keys: 1);
        var parameters = new
        {
            organisation = request.OrganisationId.ToOptionalId("organisation_id"),
            settings = request.SettingIds.Select(id => id.ToId("setting_ids")).ToArray(),
        };
        return database.InTransactionAsync(
            context.Principal(),
            async tx =>
            {
                (await CallerScope.ReadAsync(tx)).RequireAny();
                var (rows, next) = await NoticePage.ReadAsync(Similar, parameters, page, tx);
                return new ListSimilarNoticesResponse { Notices = { rows }, NextPageToken = next };
            },
            context.CancellationToken
        );
    }
}
