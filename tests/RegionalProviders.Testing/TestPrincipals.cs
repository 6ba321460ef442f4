using System.Collections.Concurrent;
using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Testing;

/// <summary>
/// Signed-in clients of a test platform, created on first use. "Members" is a consortium of
/// <see cref="Bristol"/>, <see cref="Bath"/> and <see cref="Somerset"/>; <see cref="Leeds"/> is in "Others";
/// <see cref="Kent"/> is in none.
/// </summary>
public sealed class TestPrincipals(
    string server,
    Func<Task<ClientProfile>> firstAdministrator,
    string? caFile = null
) : IAsyncDisposable
{
    /// <summary>Member of "Members".</summary>
    public const string Bristol = "E06000023";

    /// <summary>Member of "Members".</summary>
    public const string Bath = "E06000022";

    /// <summary>Member of "Members".</summary>
    public const string Somerset = "E06000066";

    /// <summary>Member of "Others".</summary>
    public const string Leeds = "E08000035";

    /// <summary>Member of no consortium.</summary>
    public const string Kent = "E10000016";

    private readonly ConcurrentDictionary<string, Lazy<Task<RegionalProvidersClient>>> clients =
        new();
    private readonly Lazy<Task<RegionalProvidersClient>> operatorClient = new(async () =>
        RegionalProvidersClient.Connect(await firstAdministrator())
    );
    private readonly ConcurrentDictionary<
        string,
        Lazy<Task<RegionalProvidersClient>>
    > administrators = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> consortia = new();

    /// <summary>The platform's operator.</summary>
    public Task<RegionalProvidersClient> OperatorAsync() => operatorClient.Value;

    /// <summary>UUID of the consortium of Bristol, Bath and Somerset.</summary>
    public Task<string> MembersAsync() => ConsortiumAsync("Members", Bristol, Bath, Somerset);

    /// <summary>UUID of the consortium of Leeds.</summary>
    public Task<string> OthersAsync() => ConsortiumAsync("Others", Leeds);

    /// <summary>A client of a council with a role; an officer of Bristol by default.</summary>
    public async Task<RegionalProvidersClient> CouncilAsync(
        string gss = Bristol,
        params Role[] roles
    )
    {
        await MembersAsync();
        await OthersAsync();
        Role[] wanted = roles.Length == 0 ? [Role.Officer] : roles;
        return await MakeAsync(
            $"{gss} {string.Join('+', wanted)}",
            async () =>
                new CreateClientRequest
                {
                    Kind = PrincipalKind.Council,
                    CouncilId = await CouncilIdAsync(gss),
                    Roles = { wanted },
                }
        );
    }

    /// <summary>A coordinator of the consortium of Bristol, Bath and Somerset, or of the one given.</summary>
    public async Task<RegionalProvidersClient> CoordinatorAsync(string? consortiumId = null)
    {
        var id = consortiumId ?? await MembersAsync();
        return await MakeAsync(
            $"coordinator {id}",
            () =>
                Task.FromResult(
                    new CreateClientRequest
                    {
                        Kind = PrincipalKind.Coordinator,
                        ConsortiumIds = { id },
                    }
                )
        );
    }

    /// <summary>A client of a provider organisation.</summary>
    public Task<RegionalProvidersClient> ProviderAsync(string organisationId) =>
        MakeAsync(
            $"provider {organisationId}",
            () =>
                Task.FromResult(
                    new CreateClientRequest
                    {
                        Kind = PrincipalKind.Provider,
                        OrganisationId = organisationId,
                    }
                )
        );

    /// <summary>UUID of a council by its GSS code.</summary>
    public async Task<string> CouncilIdAsync(string gss)
    {
        var administrator = await OperatorAsync();
        return (
            await administrator.Councils.GetCouncilAsync(new GetCouncilRequest { GssCode = gss })
        )
            .Council
            .Id;
    }

    /// <summary>A consortium of the given councils; when this returns, every service knows its memberships.</summary>
    public Task<string> ConsortiumAsync(string name, params string[] gssCodes) =>
        consortia.GetOrAdd(name, _ => new(() => FoundAsync(name, gssCodes))).Value;

    /// <summary>Profile of a new client, for tests that sign in themselves.</summary>
    public async Task<ClientProfile> NewProfileAsync(CreateClientRequest request) =>
        await NewProfileAsync(
            request.Kind == PrincipalKind.Council
                ? await FirstAdministratorAsync(request.CouncilId)
                : await OperatorAsync(),
            request
        );

    // Of a council: an operator makes it, and it makes the council's other clients.
    private Task<RegionalProvidersClient> FirstAdministratorAsync(string councilId) =>
        administrators
            .GetOrAdd(
                councilId,
                _ =>
                    new(async () =>
                    {
                        var first = RegionalProvidersClient.Connect(
                            await NewProfileAsync(
                                await OperatorAsync(),
                                new CreateClientRequest
                                {
                                    Kind = PrincipalKind.Council,
                                    CouncilId = councilId,
                                    Roles = { Role.Administrator },
                                }
                            )
                        );
                        await first.CouncilSetup.ConfirmCouncilSetupAsync(new());
                        return first;
                    })
            )
            .Value;

    private async Task<ClientProfile> NewProfileAsync(
        RegionalProvidersClient maker,
        CreateClientRequest request
    )
    {
        request.Name = $"Test client {Guid.NewGuid():N}";
        var created = await maker.Clients.CreateClientAsync(request);
        return new ClientProfile
        {
            Server = new Uri(server),
            CaFile = caFile,
            ClientId = created.Client.ClientId,
            ClientSecret = created.ClientSecret.Length > 0 ? created.ClientSecret : null,
        };
    }

    /// <summary>Closes the connections.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (
            var client in clients
                .Values.Concat(administrators.Values)
                .Where(client => client.IsValueCreated)
        )
            await (await client.Value).DisposeAsync();
        if (operatorClient.IsValueCreated)
            await (await operatorClient.Value).DisposeAsync();
    }

    private Task<RegionalProvidersClient> MakeAsync(
        string key,
        Func<Task<CreateClientRequest>> request
    ) =>
        clients
            .GetOrAdd(
                key,
                _ =>
                    new(async () =>
                        RegionalProvidersClient.Connect(await NewProfileAsync(await request()))
                    )
            )
            .Value;

    private async Task<string> FoundAsync(string name, string[] gssCodes)
    {
        var administrator = await OperatorAsync();
        var created = await administrator.Consortia.CreateConsortiumAsync(
            new CreateConsortiumRequest { Name = name }
        );
        foreach (var gss in gssCodes)
        {
            var councilId = await CouncilIdAsync(gss);
            await administrator.Consortia.AddMemberAsync(
                new AddMemberRequest { ConsortiumId = created.Consortium.Id, CouncilId = councilId }
            );
            await using var member = RegionalProvidersClient.Connect(
                await NewProfileAsync(
                    new CreateClientRequest
                    {
                        Kind = PrincipalKind.Council,
                        CouncilId = councilId,
                        Roles = { Role.Reader },
                    }
                )
            );
            // The providers service learns of memberships over the bus.
            await Eventually.SucceedsAsync(() =>
                member.Settings.SearchSettingsAsync(new SearchSettingsRequest()).ResponseAsync
            );
        }

        return created.Consortium.Id;
    }
}
