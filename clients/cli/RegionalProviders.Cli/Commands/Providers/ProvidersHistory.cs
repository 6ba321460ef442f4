using System.CommandLine;
using System.Text.Json.Nodes;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Shows what happened to a setting: inspections, owners, changes.</summary>
internal sealed class ProvidersHistory : SessionCommand
{
    private readonly Argument<string> urn = CommonOptions.Urn();
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();

    public ProvidersHistory()
        : base("history", "Show inspections, owners and changes, newest first.")
    {
        Arguments.Add(urn);
        Options.Add(regulator);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var client = session.Client;
        var setting = await Resolve.SettingAsync(
            session,
            session.Value(urn),
            session.Value(regulator),
            cancellationToken
        );
        List<Inspection> inspections = [];
        List<Ownership> owners = [];
        if (setting.Registration?.Key is { } key)
        {
            inspections = await client
                .ListInspectionsAsync(
                    new ListInspectionsRequest { Key = key, PageSize = Paging.LargestPage },
                    cancellationToken
                )
                .ToListAsync(cancellationToken);
            owners = await client
                .ListOwnershipAsync(
                    new ListOwnershipRequest { Key = key, PageSize = Paging.LargestPage },
                    cancellationToken
                )
                .ToListAsync(cancellationToken);
        }
        var changes = await client
            .ListSettingHistoryAsync(
                new ListSettingHistoryRequest
                {
                    SettingId = setting.Id,
                    PageSize = Paging.LargestPage,
                },
                cancellationToken
            )
            .ToListAsync(cancellationToken);
        if (session.Output.Format == OutputFormat.Json)
            session.Output.Json(
                new JsonObject
                {
                    ["inspections"] = new JsonArray([.. inspections.Select(JsonText.Of)]),
                    ["ownerships"] = new JsonArray([.. owners.Select(JsonText.Of)]),
                    ["changes"] = new JsonArray([.. changes.Select(JsonText.Of)]),
                }
            );
        else
            session.Output.List(Timeline.Of(inspections, owners, changes), Timeline.Shape);
    }
}
