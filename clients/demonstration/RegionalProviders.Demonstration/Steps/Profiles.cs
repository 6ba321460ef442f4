using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>Machine clients, with their profiles in the data folder; a second run reuses those of the first.</summary>
internal static class Profiles
{
    /// <summary>A client of a council.</summary>
    internal static async Task<string> OfCouncilAsync(
        RegionalProvidersClient administrator,
        string folder,
        string file,
        string councilId
    )
    {
        await using var own = await FirstAdministratorAsync(administrator, folder, councilId);
        return await EnsureAsync(
            own,
            folder,
            file,
            new CreateClientRequest
            {
                Name = "Demonstration case management",
                Kind = PrincipalKind.Council,
                CouncilId = councilId,
                Roles = { Role.Officer, Role.QualityLead },
            }
        );
    }

    /// <summary>A client that manages a council's webhooks.</summary>
    internal static async Task<string> OfIntegrationAsync(
        RegionalProvidersClient administrator,
        string folder,
        string councilId
    )
    {
        await using var own = await FirstAdministratorAsync(administrator, folder, councilId);
        return await EnsureAsync(
            own,
            folder,
            "integration.json",
            new CreateClientRequest
            {
                Name = "Demonstration integration",
                Kind = PrincipalKind.Council,
                CouncilId = councilId,
                Roles = { Role.Administrator },
            }
        );
    }

    /// <summary>A client of the consortium's coordinator.</summary>
    internal static Task<string> OfCoordinatorAsync(
        RegionalProvidersClient administrator,
        string folder,
        string consortiumId
    ) =>
        EnsureAsync(
            administrator,
            folder,
            "coordinator.json",
            new CreateClientRequest
            {
                Name = "Demonstration coordinator",
                Kind = PrincipalKind.Coordinator,
                ConsortiumIds = { consortiumId },
            }
        );

    // The operator makes a council's first administrator, who confirms for the council and makes its other clients.
    private static async Task<RegionalProvidersClient> FirstAdministratorAsync(
        RegionalProvidersClient administrator,
        string folder,
        string councilId
    )
    {
        var own = RegionalProvidersClient.Connect(
            ClientProfile.Load(
                await EnsureAsync(
                    administrator,
                    folder,
                    Path.Combine("administrators", $"{councilId}.json"),
                    new CreateClientRequest
                    {
                        Name = "Demonstration administrator",
                        Kind = PrincipalKind.Council,
                        CouncilId = councilId,
                        Roles = { Role.Administrator },
                    }
                )
            )
        );
        await own.CouncilSetup.ConfirmCouncilSetupAsync(new ConfirmCouncilSetupRequest());
        return own;
    }

    private static async Task<string> EnsureAsync(
        RegionalProvidersClient administrator,
        string folder,
        string file,
        CreateClientRequest request
    )
    {
        var path = Path.Combine(folder, file);
        var server = ClientProfile.Load(Path.Combine(folder, "admin.json")).Server;
        if (File.Exists(path))
        {
            // The platform may serve on another port in this run.
            (ClientProfile.Load(path) with { Server = server }).Save(path);
            return path;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        request.RequestId = Guid.NewGuid().ToString();
        var created = await administrator.Clients.CreateClientAsync(request);
        new ClientProfile
        {
            Server = server,
            ClientId = created.Client.ClientId,
            ClientSecret = created.ClientSecret,
        }.Save(path);
        return path;
    }
}
