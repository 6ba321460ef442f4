using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;
using RegionalProviders.Testing.Faults;

namespace RegionalProviders.Faults.Tests;

/// <summary>Councils that stream and submit their return and have it accepted and sent back, over and over.</summary>
internal sealed class ReturnWrites : IAsyncDisposable
{
    public const int Rows = 1500;
    private readonly RegionalProvidersClient coordinator;

    private ReturnWrites(RegionalProvidersClient coordinator, IReadOnlyList<CouncilReturn> councils)
    {
        this.coordinator = coordinator;
        Councils = councils;
    }

    public IReadOnlyList<CouncilReturn> Councils { get; }

    /// <summary>Signs in the councils of one consortium and its coordinator, who has opened a window.</summary>
    public static async Task<ReturnWrites> SignInAsync(FaultPlatform platform)
    {
        var people = platform.People;
        var consortium = await people.MembersAsync();
        var acting = platform.Connect(
            await people.NewProfileAsync(
                new CreateClientRequest
                {
                    Kind = PrincipalKind.Coordinator,
                    ConsortiumIds = { consortium },
                }
            )
        );
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var scheduled = await acting.Windows.ScheduleWindowAsync(
            new ScheduleWindowRequest
            {
                Window = new Window
                {
                    ConsortiumId = consortium,
                    Year = today.Year,
                    OpensOn = today.ToMessage(),
                    ClosesOn = today.AddDays(13).ToMessage(),
                },
            }
        );
        var councils = new List<CouncilReturn>();
        foreach (
            var gss in new[]
            {
                TestPrincipals.Bristol,
                TestPrincipals.Bath,
                TestPrincipals.Somerset,
            }
        )
        {
            var officer = platform.Connect(
                await people.NewProfileAsync(
                    new CreateClientRequest
                    {
                        Kind = PrincipalKind.Council,
                        CouncilId = await people.CouncilIdAsync(gss),
                        Roles = { Role.Officer },
                    }
                )
            );
            // The service learns of memberships over the bus.
            await Eventually.SucceedsAsync(() =>
                officer
                    .Windows.GetWindowAsync(new GetWindowRequest { Id = scheduled.Window.Id })
                    .ResponseAsync
            );
            councils.Add(new CouncilReturn(officer, acting, scheduled.Window.Id, gss));
        }
        return new ReturnWrites(acting, councils);
    }

    public async ValueTask DisposeAsync()
    {
        await coordinator.DisposeAsync();
        foreach (var council in Councils)
            await council.DisposeAsync();
    }
}
