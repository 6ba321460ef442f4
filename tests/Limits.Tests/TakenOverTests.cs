using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Limits.Tests;

/// <summary>What a council's callers may before the council has confirmed that it took over from the operator.</summary>
public sealed class TakenOverTests
{
    private const string Rutland = "E06000017";

    [Fact]
    public async Task Caller_MadeByAnOperatorsAdministrator_ReadsNothingOfTheCouncilUntilItConfirms()
    {
        var platform = await TestPlatform.SharedAsync();
        var people = platform.People;
        await using var first = await CreateAsync(await people.OperatorAsync(), Role.Administrator);
        await using var officer = await CreateAsync(first, Role.Officer);
        foreach (
            var refused in new Func<Task>[]
            {
                () =>
                    officer
                        .Agreements.ListAgreementsAsync(new ListAgreementsRequest())
                        .ResponseAsync,
                () => officer.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest()).ResponseAsync,
            }
        )
        {
            var failure = await Assert.ThrowsAsync<PlatformException>(refused);
            Assert.Equal(ErrorReason.StateConflict, failure.Reason);
        }

        await officer.Councils.GetCouncilAsync(new GetCouncilRequest { GssCode = Rutland });
        await first.Clients.ListClientsAsync(new ListClientsRequest());

        await first.CouncilSetup.ConfirmCouncilSetupAsync(new ConfirmCouncilSetupRequest());

        await using var again = RegionalProvidersClient.Connect(profile!);
        await again.Agreements.ListAgreementsAsync(new ListAgreementsRequest());

        async Task<RegionalProvidersClient> CreateAsync(RegionalProvidersClient maker, Role role)
        {
            var created = await maker.Clients.CreateClientAsync(
                new CreateClientRequest
                {
                    Name = "Case system",
                    Kind = PrincipalKind.Council,
                    CouncilId = await people.CouncilIdAsync(Rutland),
                    Roles = { role },
                }
            );
            profile = new ClientProfile
            {
                Server = new Uri(platform.Server),
                ClientId = created.Client.ClientId,
                ClientSecret = created.ClientSecret,
            };
            return RegionalProvidersClient.Connect(profile);
        }
    }

    private ClientProfile? profile;
}
