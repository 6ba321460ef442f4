using System.Text.Json.Nodes;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.Providers;

/// <summary>Shows what happened to a setting: inspections, owners, changes.</summary>
internal sealed class ProvidersHistory : SessionCommand
{
    public ProvidersHistory()
        : base("history", "Show inspections, owners and changes, newest first.")
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());

        Runs(async session =>
        {
            var client = session.Client;
            var setting = await Resolve.SettingAsync(
                session,
                session.Value(urn),
                session.Value(regulator)
            );
            List<Inspection> inspections = [];
            List<Ownership> owners = [];
            if (setting.Registration?.Key is { } key)
            {
                inspections = await client
                    .ListInspectionsAsync(
                        new ListInspectionsRequest { Key = key, PageSize = Paging.MaxPageSize },
                        session.Cancellation
                    )
                    .ToListAsync(session.Cancellation);
                owners = await client
                    .ListOwnershipAsync(
                        new ListOwnershipRequest { Key = key, PageSize = Paging.MaxPageSize },
                        session.Cancellation
                    )
                    .ToListAsync(session.Cancellation);
            }
            var changes = await client
                .ListSettingHistoryAsync(
                    new ListSettingHistoryRequest
                    {
                        SettingId = setting.Id,
                        PageSize = Paging.MaxPageSize,
                    },
                    session.Cancellation
                )
                .ToListAsync(session.Cancellation);
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
        });
    }
}
