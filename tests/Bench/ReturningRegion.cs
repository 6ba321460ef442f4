using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Bench;

/// <summary>A region whose councils submit their returns, in a window that is open.</summary>
internal sealed record ReturningRegion(string WindowId, Region Region) : IAsyncDisposable
{
    internal IReadOnlyList<RegionCouncil> Councils => Region.Councils;

    internal static async Task<ReturningRegion> FoundAsync(HostProcess host, int councils)
    {
        var region = await Region.FoundAsync(host, "Bench returns", councils);
        await using var coordinator = await region.CoordinatorAsync(host);
        var window = await OpenAsync(coordinator, region.ConsortiumId);
        foreach (var council in region.Councils)
            await AwaitMembershipAsync(council.Client, region.ConsortiumId);
        return new ReturningRegion(window, region);
    }

    public ValueTask DisposeAsync() => Region.DisposeAsync();

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
                RequestId = Guid.NewGuid().ToString(),
            }
        );
        return scheduled.Window.Id;
    }

    /// <summary>Waits until the placements service has learnt of the membership over the bus.</summary>
    private static async Task AwaitMembershipAsync(
        RegionalProvidersClient council,
        string consortium
    )
    {
        for (var left = 600; ; left--)
            try
            {
                await council.Windows.ListWindowsAsync(
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
