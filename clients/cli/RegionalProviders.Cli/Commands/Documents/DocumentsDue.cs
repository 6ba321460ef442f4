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
    public DocumentsDue()
        : base("due", "List documents that are missing, expired, overdue, due or to review.")
    {
        var consortium = Add(
            CommonOptions.Consortium("Consortium (yours, where you belong to one only).")
        );
        var authorities = Add(CommonOptions.Authorities());
        var statuses = Add(
            Choice.Many<ComplianceStatus>(
                "--status",
                "Status (all that need work). May be repeated."
            )
        );
        var withinDays = Add(
            new Option<int>("--within-days")
            {
                Description = "How far ahead \"due\" looks, 1 to 366 days (60).",
                HelpName = "N",
            }
        );

        Runs(async session =>
        {
            var request = new ListDueDocumentsRequest
            {
                ConsortiumId = await Resolve.ConsortiumIdAsync(session, session.Value(consortium)),
                HostAuthorityGss =
                {
                    await Resolve.AuthoritiesAsync(session, session.Value(authorities)),
                },
                Statuses = { session.Value(statuses) ?? [] },
                DueWithinDays = session.Value(withinDays),
                PageSize = Paging.MaxPageSize,
            };
            var settings = await session
                .Client.ListDueDocumentsAsync(request, session.Cancellation)
                .ToListAsync(session.Cancellation);
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
        });
    }
}
