using RegionalProviders.Client;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>
/// Opens the window of this year's return, from today for two weeks; a second run finds it again.
/// </summary>
internal static class OpenWindow
{
    internal static async Task<Window> RunAsync(
        RegionalProvidersClient coordinator,
        string consortiumId
    )
    {
        var today = London.Today;
        var window = await coordinator
            .ListWindowsAsync(new ListWindowsRequest { ConsortiumId = consortiumId })
            .FirstOrDefaultAsync(each => each.Year == today.Year);
        window ??= (
            await coordinator.Windows.ScheduleWindowAsync(
                new ScheduleWindowRequest
                {
                    Window = new Window
                    {
                        ConsortiumId = consortiumId,
                        Year = today.Year,
                        OpensOn = today.ToMessage(),
                        ClosesOn = today.AddDays(13).ToMessage(),
                    },
                    RequestId = Guid.NewGuid().ToString(),
                }
            )
        ).Window;
        BritishConsole.WriteLine(
            $"[bold]Return[/]      window of {window.Year}, {window.OpensOn.ToDateOnly():d MMMM} to {window.ClosesOn.ToDateOnly():d MMMM}, {window.State.ToString().ToLowerInvariant()}; columns of {window.SchemaVersion}"
        );
        return window;
    }
}
