using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Bench;

/// <summary>A consortium, and a client for each of its councils.</summary>
internal sealed record Region(string ConsortiumId, IReadOnlyList<RegionCouncil> Councils)
    : IAsyncDisposable
{
    internal static async Task<Region> FoundAsync(HostProcess host, string name, int councils)
    {
        await using var administrator = RegionalProvidersClient.Connect(
            ClientProfile.Load(host.Administrator)
        );
        var created = await administrator.Consortia.CreateConsortiumAsync(
            new CreateConsortiumRequest { Name = name, RequestId = NewId() }
        );
        var consortium = created.Consortium.Id;
        var members = new List<RegionCouncil>();
        foreach (var council in CouncilDirectory.England.Take(councils))
        {
            await administrator.Consortia.AddMemberAsync(
                new AddMemberRequest
                {
                    ConsortiumId = consortium,
                    CouncilId = council.Id.ToString(),
                    RequestId = NewId(),
                }
            );
            var (clientId, secret) = await host.Clients.CreateAsync(
                new CreateClientRequest
                {
                    Kind = PrincipalKind.Council,
                    CouncilId = council.Id.ToString(),
                    Roles = { Role.Officer },
                }
            );
            var member = new Member(council.Id, clientId, secret, host.Endpoints);
            members.Add(new RegionCouncil(council, member, member.Connect()));
        }
        return new Region(consortium, members);
    }

    /// <summary>A client of its coordinator.</summary>
    internal async Task<RegionalProvidersClient> CoordinatorAsync(HostProcess host)
    {
        var (clientId, secret) = await host.Clients.CreateAsync(
            new CreateClientRequest
            {
                Kind = PrincipalKind.Coordinator,
                ConsortiumIds = { ConsortiumId },
            }
        );
        return new Member(Guid.Empty, clientId, secret, host.Endpoints).Connect();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var council in Councils)
            await council.Client.DisposeAsync();
    }

    private static string NewId() => Guid.NewGuid().ToString();
}

/// <summary>A council of the region, with its client.</summary>
internal sealed record RegionCouncil(
    Reference.Council Council,
    Member System,
    RegionalProvidersClient Client
);
