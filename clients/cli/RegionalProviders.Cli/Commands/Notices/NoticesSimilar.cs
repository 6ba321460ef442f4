using System.CommandLine;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Lists what members have been told about a subject, before another notice is raised.</summary>
internal sealed class NoticesSimilar : SessionCommand
{
    private readonly Option<string[]> settings = new("--setting")
    {
        Description = "Id of a setting; may be repeated.",
        HelpName = "ID",
    };
    private readonly Option<string?> organisation = new("--organisation")
    {
        Description = "Id of the organisation.",
        HelpName = "ID",
    };

    public NoticesSimilar()
        : base(
            "similar",
            "List open notices about an organisation or settings, before raising one."
        )
    {
        Options.Add(settings);
        Options.Add(organisation);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListSimilarNoticesRequest
        {
            SettingIds = { session.Value(settings) ?? [] },
            OrganisationId = session.Value(organisation) ?? "",
            PageSize = Paging.LargestPage,
        };
        session.Output.List(
            await session
                .Client.ListSimilarNoticesAsync(request, cancellationToken)
                .ToListAsync(cancellationToken),
            NoticeShapes.Summary
        );
    }
}
