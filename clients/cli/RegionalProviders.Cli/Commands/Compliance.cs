using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>Shows the documents that a setting must have, and the status of each.</summary>
internal sealed class Compliance : SessionCommand
{
    public Compliance()
        : base("compliance", "Show the documents that a setting must have, and where each stands.")
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());
        var consortium = Add(
            CommonOptions.Consortium("Consortium (yours, where you belong to one only).")
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
            var setting = await Resolve.SettingAsync(
                session,
                session.Value(urn),
                session.Value(regulator)
            );
            var response = await session.Client.Documents.GetComplianceAsync(
                new GetComplianceRequest
                {
                    SettingId = setting.Id,
                    ConsortiumId = await Resolve.ConsortiumIdAsync(
                        session,
                        session.Value(consortium)
                    ),
                    DueWithinDays = session.Value(withinDays),
                },
                session.CallOptions
            );
            if (session.Output.Format == OutputFormat.Json)
                session.Output.Json(JsonText.Of(response));
            else
                session.Output.List(response.Compliance.Requirements, DocumentShapes.Requirement);
            if (response.Policy is { } policy)
                session.Notice(
                    $"By the {policy.Scope} policy for {EnumText.Of(policy.ServiceType)}: reviewed every {policy.ReviewMonths} months."
                );
        });
    }
}
