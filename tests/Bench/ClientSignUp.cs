using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Bench;

/// <summary>Creates clients: an operator creates a council's first administrator, who creates the council's others.</summary>
internal sealed class ClientSignUp(HostProcess host)
{
    private readonly Dictionary<string, ClientProfile> administrators = [];

    /// <summary>A new client.</summary>
    internal async Task<(string ClientId, string Secret)> CreateAsync(CreateClientRequest request)
    {
        var maker =
            request.Kind == PrincipalKind.Council
                ? await AdministratorAsync(request.CouncilId)
                : ClientProfile.Load(host.Administrator);
        return await CreateAsync(maker, request);
    }

    private async Task<ClientProfile> AdministratorAsync(string council)
    {
        if (administrators.TryGetValue(council, out var known))
            return known;
        var maker = ClientProfile.Load(host.Administrator);
        var (clientId, secret) = await CreateAsync(
            maker,
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = council,
                Roles = { Role.Administrator },
            }
        );
        var profile = maker with { ClientId = clientId, ClientSecret = secret };
        await using var first = RegionalProvidersClient.Connect(profile);
        await first.CouncilSetup.ConfirmCouncilSetupAsync(new ConfirmCouncilSetupRequest());
        return administrators[council] = profile;
    }

    private static async Task<(string ClientId, string Secret)> CreateAsync(
        ClientProfile maker,
        CreateClientRequest request
    )
    {
        request.Name = "Bench";
        request.RequestId = Guid.NewGuid().ToString();
        await using var client = RegionalProvidersClient.Connect(maker);
        var created = await client.Clients.CreateClientAsync(request);
        return (created.Client.ClientId, created.ClientSecret);
    }
}
