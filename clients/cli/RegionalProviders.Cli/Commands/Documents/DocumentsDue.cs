using System.CommandLine;
using System.Text.Json.Nodes;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Documents;

/// <summary>Lists documents that need work.</summary>
internal sealed class DocumentsDue : SessionCommand
{
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Consortium (yours, where you belong to one only)."
    );
    private readonly Option<string[]> authorities = CommonOptions.Authorities();
    private readonly Option<ComplianceStatus[]> statuses = Choice.Many<ComplianceStatus>(
        "--status",
        "Status (all that need work). May be repeated."
    );
    private readonly Option<int> withinDays = new("--within-days")
    {
        Description = "How far ahead \"due\" looks, 1 to 366 days (60).",
        HelpName = "N",
    };

    public DocumentsDue()
        : base("due", "List documents that are missing, expired, overdue, due or to review.")
    {
        Options.Add(consortium);
        Options.Add(authorities);
        Options.Add(statuses);
        Options.Add(withinDays);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var request = new ListDueDocumentsRequest
        {
            ConsortiumId = await Resolve.ConsortiumIdAsync(
                session,
                session.Value(consortium),
                cancellationToken
            ),
            HostAuthorityGss =
            {
                await Resolve.AuthoritiesAsync(
                    session,
                    session.Value(authorities),
                    cancellationToken
                ),
            },
            Statuses = { session.Value(statuses) ?? [] },
            DueWithinDays = session.Value(withinDays),
            PageSize = Paging.LargestPage,
        };
        var settings = await session
            .Client.ListDueDocumentsAsync(request, cancellationToken)
            .ToListAsync(cancellationToken);
        if (session.Output.Format == OutputFormat.Json)
            session.Output.Json(new JsonArray([.. settings.Select(JsonText.Of)]));
        else
            session.Output.List(
                [
                    .. settings.SelectMany(setting =>
                        setting.Requirements.Select(requirement => (setting, requirement))
                    ),
                ],
                DocumentShapes.DueDocument
            );
    }
}
