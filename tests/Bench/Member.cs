using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Bench;

/// <summary>The client of a council in a consortium, with the role of an officer, which makes all the calls.</summary>
internal sealed record Member(Guid CouncilId, string ClientId, string ClientSecret, Endpoints At)
{
    /// <summary>The principal that the services see.</summary>
    internal Principal Principal =>
        new(PrincipalKind.Council, ClientId, CouncilId, [], null, [Role.Officer]);

    private const string Bristol = "E06000023";

    internal static async Task<Member> SignUpAsync(HostProcess host)
    {
        await using var administrator = RegionalProvidersClient.Connect(
            ClientProfile.Load(host.Administrator)
        );
        var council = await administrator.Councils.GetCouncilAsync(
            new GetCouncilRequest { GssCode = Bristol }
        );
        var consortium = await administrator.Consortia.CreateConsortiumAsync(
            new CreateConsortiumRequest { Name = "Bench", RequestId = Guid.NewGuid().ToString() }
        );
        await administrator.Consortia.AddMemberAsync(
            new AddMemberRequest
            {
                ConsortiumId = consortium.Consortium.Id,
                CouncilId = council.Council.Id,
            }
        );
        var (clientId, secret) = await host.Clients.CreateAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Council,
                CouncilId = council.Council.Id,
                Roles = { Role.Officer },
            }
        );
        return new Member(Guid.Parse(council.Council.Id), clientId, secret, host.Endpoints);
    }

    /// <summary>A client that is signed in as this member.</summary>
    internal RegionalProvidersClient Connect() =>
        RegionalProvidersClient.Connect(
            new ClientProfile
            {
                Server = new Uri(At.Server),
                ClientId = ClientId,
                ClientSecret = ClientSecret,
            }
        );

    /// <summary>An access token for the next ten minutes.</summary>
    internal async Task<string> TokenAsync()
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{At.Web}/oauth2/token")
        {
            Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))
        );
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("access_token").GetString()!;
    }
}
