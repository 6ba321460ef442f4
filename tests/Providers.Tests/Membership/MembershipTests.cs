using RegionalProviders.Identity.Events;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Membership;
using RegionalProviders.Providers.Tests.Imports;
using RegionalProviders.Tenancy;

namespace RegionalProviders.Providers.Tests.Membership;

public sealed class MembershipTests
{
    [Fact]
    public async Task ConsortiumMembershipChanged_Again_KeepsTheLastState()
    {
        await using var register = await Register.StartAsync();
        var message = new ConsortiumMembershipChanged(
            Guid.NewGuid(),
            Guid.NewGuid(),
            Guid.NewGuid(),
            new DateOnly(2024, 4, 1),
            null
        );

        await HandleAsync(register, message);
        await HandleAsync(register, message with { To = new DateOnly(2025, 3, 31) });

        Assert.Equal(
            $"{message.MembershipId} {message.CouncilId} 2024-04-01 2025-03-31",
            await register.OneAsync<string>(
                "select concat_ws(' ', id, council_id, from_on, to_on) from providers.membership"
            )
        );
    }

    private static Task HandleAsync(Register register, ConsortiumMembershipChanged message) =>
        register.Database.InTransactionAsync(
            Principal.System("providers"),
            transaction => ConsortiumMembershipConsumer.StoreAsync(message, transaction),
            CancellationToken.None
        );
}
