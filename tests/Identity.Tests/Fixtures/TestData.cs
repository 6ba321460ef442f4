using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Google.Type;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Reference;

namespace Identity.Tests.Fixtures;

/// <summary>Creates the data that tests need, through the API, as a user would.</summary>
internal static class TestData
{
    private const string CaseSystem = "Case management system";

    internal static string CouncilId(string gss) => CouncilDirectory.FindByGss(gss)!.Id.ToString();

    internal static Date ToProto(this DateOnly day) =>
        new()
        {
            Year = day.Year,
            Month = day.Month,
            Day = day.Day,
        };

    /// <summary>A domain that is no council's yet.</summary>
    internal static string NewDomain() => $"d{Guid.NewGuid():N}.example";

    /// <summary>Gives a council another e-mail domain. From then on it has users at its domains alone.</summary>
    internal static async Task<string> DomainAsync(this IdentityHost host, string gss)
    {
        var created = await (await host.OperatorAsync()).Addresses.CreateCouncilDomainAsync(
            new() { CouncilId = CouncilId(gss), Domain = NewDomain() }
        );
        return created.Domain.Domain;
    }

    internal static string NewId() => Guid.NewGuid().ToString();

    internal static Task<Caller> OperatorAsync(this IdentityHost host) =>
        host.CallerAsync(host.Administrator.ClientId, host.Administrator.ClientSecret);

    /// <summary>A client of a council. The first administrator that is asked for is the one whom the operator makes.</summary>
    internal static async Task<Caller> CouncilAsync(
        this IdentityHost host,
        string gss,
        params Role[] roles
    )
    {
        var isFirst = !host.FirstAdministrators.ContainsKey(CouncilId(gss));
        return roles is [Role.Administrator] && isFirst
            ? await host.FirstAdministratorAsync(CouncilId(gss))
            : await host.CallerAsync(
                new CreateClientRequest
                {
                    Name = CaseSystem,
                    Kind = PrincipalKind.Council,
                    CouncilId = CouncilId(gss),
                    Roles = { roles },
                }
            );
    }

    internal static Task<Caller> CoordinatorAsync(
        this IdentityHost host,
        params string[] consortia
    ) =>
        host.CallerAsync(
            new CreateClientRequest
            {
                Name = "Coordination tool",
                Kind = PrincipalKind.Coordinator,
                ConsortiumIds = { consortia },
            }
        );

    internal static Task<Caller> ProviderAsync(this IdentityHost host) =>
        host.CallerAsync(
            new CreateClientRequest
            {
                Name = "Provider portal",
                Kind = PrincipalKind.Provider,
                OrganisationId = NewId(),
            }
        );

    internal static async Task<Caller> CallerAsync(
        this IdentityHost host,
        CreateClientRequest request
    )
    {
        var created = await host.CreateClientAsync(request);
        return await host.CallerAsync(created.Client.ClientId, created.ClientSecret);
    }

    /// <summary>
    /// A new client: of a council by its first administrator, whom the operator creates; of others by the operator.
    /// </summary>
    internal static async Task<CreateClientResponse> CreateClientAsync(
        this IdentityHost host,
        CreateClientRequest request
    )
    {
        var maker =
            request.Kind == PrincipalKind.Council
                ? await host.FirstAdministratorAsync(request.CouncilId)
                : await host.OperatorAsync();
        return await maker.Clients.CreateClientAsync(request);
    }

    private static async Task<Caller> FirstAdministratorAsync(
        this IdentityHost host,
        string councilId
    )
    {
        var known = await host.FirstAdministrators.GetOrAdd(councilId, _ => new(CreateAsync)).Value;
        // Its token does not last, and clocks move.
        return await host.CallerAsync(known.Client.ClientId, known.ClientSecret);

        async Task<CreateClientResponse> CreateAsync()
        {
            var created = await (await host.OperatorAsync()).Clients.CreateClientAsync(
                new CreateClientRequest
                {
                    Name = CaseSystem,
                    Kind = PrincipalKind.Council,
                    CouncilId = councilId,
                    Roles = { Role.Administrator },
                }
            );
            var first = await host.CallerAsync(created.Client.ClientId, created.ClientSecret);
            await first.Setup.ConfirmCouncilSetupAsync(new());
            return created;
        }
    }

    internal static async Task<Caller> CallerAsync(
        this IdentityHost host,
        string clientId,
        string secret
    ) => Caller.With(host.Channel, clientId, secret, await host.TokenAsync(clientId, secret));

    internal static async Task<string> TokenAsync(
        this IdentityHost host,
        string clientId,
        string secret
    )
    {
        using var response = await host.RequestTokenAsync(Basic(clientId, secret), Grant());
        Assert.True(response.IsSuccessStatusCode, $"No token: {response.StatusCode}");
        var body = await response.Content.ReadFromJsonAsync<Dictionary<string, object>>();
        return body!["access_token"].ToString()!;
    }

    internal static Dictionary<string, string> Grant() =>
        new() { ["grant_type"] = "client_credentials" };

    internal static AuthenticationHeaderValue Basic(string clientId, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{clientId}:{secret}")));

    internal static async Task<HttpResponseMessage> RequestTokenAsync(
        this IdentityHost host,
        AuthenticationHeaderValue? authorization,
        IEnumerable<KeyValuePair<string, string>> form,
        string query = ""
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token" + query)
        {
            Content = new FormUrlEncodedContent(form),
        };
        request.Headers.Authorization = authorization;
        return await host.Web.SendAsync(request);
    }

    internal static async Task<string> ConsortiumAsync(this IdentityHost host)
    {
        var caller = await host.OperatorAsync();
        var response = await caller.Consortia.CreateConsortiumAsync(
            new CreateConsortiumRequest { Name = $"Consortium {Guid.NewGuid():N}" }
        );
        return response.Consortium.Id;
    }

    internal static async Task<Membership> MemberAsync(
        this IdentityHost host,
        string consortium,
        string gss,
        DateOnly? from = null
    )
    {
        var caller = await host.OperatorAsync();
        var response = await caller.Consortia.AddMemberAsync(
            new AddMemberRequest
            {
                ConsortiumId = consortium,
                CouncilId = CouncilId(gss),
                From = from?.ToProto(),
            }
        );
        return response.Membership;
    }
}
