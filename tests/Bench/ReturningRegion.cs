using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Bench;

/// <summary>A consortium whose councils hand in their returns, in a window that is open.</summary>
internal sealed record ReturningRegion(string WindowId, IReadOnlyList<RegionCouncil> Councils)
    : IAsyncDisposable
{
    internal static async Task<ReturningRegion> FoundAsync(HostProcess host, int councils)
    {
        await using var administrator = RegionalProvidersClient.Connect(
            ClientProfile.Load(host.Administrator)
        );
        var consortium = (
            await administrator.Consortia.CreateConsortiumAsync(
                new CreateConsortiumRequest { Name = "Bench returns", RequestId = NewId() }
            )
        )
            .Consortium
            .Id;
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
            var client = await ConnectAsync(
                administrator,
                host,
                new CreateClientRequest
                {
                    Kind = PrincipalKind.Council,
                    CouncilId = council.Id.ToString(),
                    Roles = { Role.Officer },
                }
            );
            members.Add(new RegionCouncil(council, client));
        }
        await using var coordinator = await ConnectAsync(
            administrator,
            host,
            new CreateClientRequest
            {
                Kind = PrincipalKind.Coordinator,
                ConsortiumIds = { consortium },
            }
        );
        var region = new ReturningRegion(await OpenAsync(coordinator, consortium), members);
        foreach (var member in members)
            await member.AwaitMembershipAsync(consortium);
        return region;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var council in Councils)
            await council.Client.DisposeAsync();
    }

    private static async Task<RegionalProvidersClient> ConnectAsync(
        RegionalProvidersClient administrator,
        HostProcess host,
        CreateClientRequest request
    )
    {
        request.Name = "Bench returns";
        request.RequestId = NewId();
        var created = await administrator.Clients.CreateClientAsync(request);
        return RegionalProvidersClient.Connect(
            new ClientProfile
            {
                Server = new Uri(host.Endpoints.Server),
                ClientId = created.Client.ClientId,
                ClientSecret = created.ClientSecret,
            }
        );
    }

    private static async Task<string> OpenAsync(
        RegionalProvidersClient coordinator,
        string consortium
    )
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var scheduled = await coordinator.Windows.ScheduleWindowAsync(
            new ScheduleWindowRequest
            {
                Window = new Window
                {
                    ConsortiumId = consortium,
                    Year = today.Year,
                    OpensOn = today.ToMessage(),
                    ClosesOn = today.AddDays(13).ToMessage(),
                },
                RequestId = NewId(),
            }
        );
        return scheduled.Window.Id;
    }

    private static string NewId() => Guid.NewGuid().ToString();
}

/// <summary>A council of the region, and its own system's client.</summary>
internal sealed record RegionCouncil(Reference.Council Council, RegionalProvidersClient Client)
{
    /// <summary>Waits until the placements service has learnt of the membership over the bus.</summary>
    internal async Task AwaitMembershipAsync(string consortium)
    {
        for (var left = 600; ; left--)
            try
            {
                await Client.Windows.ListWindowsAsync(
                    new ListWindowsRequest { ConsortiumId = consortium }
                );
                return;
            }
            catch (PlatformException) when (left > 0)
            {
                await Task.Delay(100);
            }
    }
}
