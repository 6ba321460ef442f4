using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists open notices about the same subject, to be checked before another one is raised.</summary>
internal sealed class NoticesSimilar : SessionCommand
{
    public NoticesSimilar()
        : base(
            "similar",
            "List open notices about an organisation or settings, before raising one."
        )
    {
        var settings = Texts("--setting", "Id of a setting; may be repeated.", "ID");
        var organisation = Text("--organisation", "Id of the organisation.", "ID");

        Lists(
            NoticeShapes.Summary,
            session =>
                session.Client.ListSimilarNoticesAsync(
                    new ListSimilarNoticesRequest
                    {
                        SettingIds = { session.Value(settings) ?? [] },
                        OrganisationId = session.Value(organisation) ?? "",
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
        );
    }
}
