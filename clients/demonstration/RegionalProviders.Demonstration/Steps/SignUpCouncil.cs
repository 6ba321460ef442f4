using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A machine client for the first council, with its profile in the data folder; then its first call.</summary>
internal static class SignUpCouncil
{
    internal static async Task<string> RunAsync(
        RegionalProvidersClient administrator,
        string folder
    )
    {
        var gss = FoundConsortium.Members[0];
        var found = await administrator.Councils.GetCouncilAsync(
            new GetCouncilRequest { GssCode = gss }
        );
        var path = await Profiles.OfCouncilAsync(
            administrator,
            folder,
            "council.json",
            found.Council.Id
        );
        await using var council = RegionalProvidersClient.Connect(ClientProfile.Load(path));
        var me = await Polling.UntilAsync(
            "The register does not know the member yet",
            () => AskAsync(council)
        );
        BritishConsole.WriteLine(
            $"[bold]Signed in[/]   {me.CouncilName} ({gss}) as {string.Join(", ", me.Roles)}"
        );
        return path;
    }

    private static async Task<WhoAmIResponse?> AskAsync(RegionalProvidersClient council)
    {
        try
        {
            await council.Settings.SearchSettingsAsync(new SearchSettingsRequest { PageSize = 1 });
            return await council.Principal.WhoAmIAsync(new WhoAmIRequest());
        }
        catch (PlatformException exception) when (exception.Reason == ErrorReason.NotAMember)
        {
            return null;
        }
    }
}
