using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Testing;

namespace Isolation.Tests;

/// <summary>Callers of every kind, with tokens issued by the platform.</summary>
internal sealed class Callers(TestPlatform platform) : IDisposable
{
    /// <summary>South Gloucestershire: was a member of Bristol's consortium until yesterday.</summary>
    internal const string FormerGss = "E06000025";

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, Lazy<Task<ClientProfile>>> profiles = new();
    private readonly ConcurrentDictionary<string, (string Token, long At)> tokens = new();
    private readonly HttpClient web = new() { BaseAddress = new Uri(platform.Web) };

    /// <summary>Callers who must not reach the private data of Bristol's consortium.</summary>
    internal static readonly string[] Outsiders =
    [
        "other council",
        "former member",
        "council of none",
        "other coordinator",
        "other provider",
        "operator",
    ];

    /// <summary>A token of a named caller: an outsider, "insider", "coordinator", or a role by name.</summary>
    internal async Task<string> TokenAsync(string caller)
    {
        if (
            tokens.TryGetValue(caller, out var known)
            && platform.Clock.GetElapsedTime(known.At) < Freshness
        )
            return known.Token;
        var profile = await profiles.GetOrAdd(caller, _ => new(() => ProfileAsync(caller))).Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token");
        request.Content = new FormUrlEncodedContent([new("grant_type", "client_credentials")]);
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{profile.ClientId}:{profile.ClientSecret}")
            )
        );
        using var response = await web.SendAsync(request);
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<JsonObject>();
        var token = (string)answer!["access_token"]!;
        tokens[caller] = (token, platform.Clock.GetTimestamp());
        return token;
    }

    /// <summary>The profile of a caller, for data that the caller owns.</summary>
    internal Task<ClientProfile> ProfileOfAsync(string caller) =>
        profiles.GetOrAdd(caller, _ => new(() => ProfileAsync(caller))).Value;

    public void Dispose() => web.Dispose();

    private async Task<ClientProfile> ProfileAsync(string caller) =>
        await platform.People.NewProfileAsync(
            caller switch
            {
                "insider" => await CouncilAsync(TestPrincipals.Bristol),
                "other council" => await CouncilAsync(TestPrincipals.Leeds),
                "former member" => await CouncilAsync(FormerGss),
                "council of none" => await CouncilAsync(TestPrincipals.Kent),
                "coordinator" => Coordinator(await platform.People.MembersAsync()),
                "other coordinator" => Coordinator(await platform.People.OthersAsync()),
                "other provider" => Provider(Guid.NewGuid().ToString()),
                "operator" => new CreateClientRequest { Kind = PrincipalKind.Operator },
                _ => await OfRoleAsync(Enum.Parse<Role>(caller)),
            }
        );

    private async Task<CreateClientRequest> OfRoleAsync(Role role) =>
        role switch
        {
            Role.Coordinator => Coordinator(await platform.People.MembersAsync()),
            Role.Provider => Provider(Guid.NewGuid().ToString()),
            Role.Operator => new CreateClientRequest { Kind = PrincipalKind.Operator },
            _ => await CouncilAsync(TestPrincipals.Bristol, role),
        };

    // All roles that a council may have together, so that an outsider fails for being one, not for lacking a role.
    private Task<CreateClientRequest> CouncilAsync(string gss) =>
        CouncilAsync(
            gss,
            Role.Officer,
            Role.QualityLead,
            Role.Administrator,
            Role.Finance,
            Role.SeniorApprover
        );

    private async Task<CreateClientRequest> CouncilAsync(string gss, params Role[] roles) =>
        new()
        {
            Kind = PrincipalKind.Council,
            CouncilId = await platform.People.CouncilIdAsync(gss),
            Roles = { roles },
        };

    private static CreateClientRequest Coordinator(string consortium) =>
        new() { Kind = PrincipalKind.Coordinator, ConsortiumIds = { consortium } };

    private static CreateClientRequest Provider(string organisation) =>
        new() { Kind = PrincipalKind.Provider, OrganisationId = organisation };
}
