using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A machine client for the first council, with its profile in the data folder; then its first call.</summary>
internal static class SignUpCouncil
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static async Task<string> RunAsync(
        RegionalProvidersClient administrator,
        string folder
    )
    {
        var path = Path.Combine(folder, "council.json");
        var gss = FoundConsortium.Members[0];
        var admin = ClientProfile.Load(Path.Combine(folder, "admin.json"));
        if (File.Exists(path))
            (ClientProfile.Load(path) with { Server = admin.Server }).Save(path);
        else
            await CreateAsync(administrator, gss, admin.Server, path);

        await using var council = RegionalProvidersClient.Connect(ClientProfile.Load(path));
        var me = await WaitUntilAMemberAsync(council);
        Say.Line($"[bold]Signed in[/]   {me.CouncilName} ({gss}) as {string.Join(", ", me.Roles)}");
        return path;
    }

    private static async Task CreateAsync(
        RegionalProvidersClient administrator,
        string gss,
        Uri server,
        string path
    )
    {
        var found = await administrator.Councils.GetCouncilAsync(
            new GetCouncilRequest { GssCode = gss }
        );
        var created = await administrator.Clients.CreateClientAsync(
            new CreateClientRequest
            {
                Name = "Demonstration case management",
                Kind = PrincipalKind.Council,
                CouncilId = found.Council.Id,
                Roles = { Role.Officer, Role.QualityLead },
                RequestId = Guid.NewGuid().ToString(),
            }
        );
        new ClientProfile
        {
            Server = server,
            ClientId = created.Client.ClientId,
            ClientSecret = created.ClientSecret,
        }.Save(path);
    }

    // The register learns of memberships over the message bus: a moment after the consortium knew.
    private static async Task<WhoAmIResponse> WaitUntilAMemberAsync(RegionalProvidersClient council)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            try
            {
                await council.Settings.SearchSettingsAsync(
                    new SearchSettingsRequest { PageSize = 1 }
                );
                return await council.Principal.WhoAmIAsync(new WhoAmIRequest());
            }
            catch (PlatformException exception) when (exception.Reason == ErrorReason.NotAMember)
            {
                await Task.Delay(100, patience.Token);
            }
        }
    }
}
