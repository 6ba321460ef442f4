using System.CommandLine;
using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands;

/// <summary>Shows what a setting must show and what it has shown.</summary>
internal sealed class Compliance : SessionCommand
{
    private readonly Argument<string> urn = CommonOptions.Urn();
    private readonly Option<Regulator> regulator = CommonOptions.Regulator();
    private readonly Option<string?> consortium = CommonOptions.Consortium(
        "Consortium (yours, where you belong to one only)."
    );
    private readonly Option<int> withinDays = new("--within-days")
    {
        Description = "How far ahead \"due\" looks, 1 to 366 days (60).",
        HelpName = "N",
    };

    public Compliance()
        : base("compliance", "Show the documents that a setting must have, and where each stands.")
    {
        Arguments.Add(urn);
        Options.Add(regulator);
        Options.Add(consortium);
        Options.Add(withinDays);
    }

    protected override async Task RunAsync(Session session, CancellationToken cancellationToken)
    {
        var setting = await Resolve.SettingAsync(
            session,
            session.Value(urn),
            session.Value(regulator),
            cancellationToken
        );
        var response = await session.Client.Documents.GetComplianceAsync(
            new GetComplianceRequest
            {
                SettingId = setting.Id,
                ConsortiumId = await Resolve.ConsortiumIdAsync(
                    session,
                    session.Value(consortium),
                    cancellationToken
                ),
                DueWithinDays = session.Value(withinDays),
            },
            cancellationToken: cancellationToken
        );
        if (session.Output.Format == OutputFormat.Json)
            session.Output.Json(JsonText.Of(response));
        else
            session.Output.List(response.Compliance.Requirements, DocumentShapes.Requirement);
        if (response.Policy is { } policy)
            session.Notice(
                $"By the {policy.Scope} policy for {EnumText.Of(policy.ServiceType)}: reviewed every {policy.ReviewMonths} months."
            );
    }
}
