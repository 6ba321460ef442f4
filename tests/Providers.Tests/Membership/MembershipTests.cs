using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Events;
using RegionalProviders.Kernel;
using RegionalProviders.Membership;
using RegionalProviders.Providers.Tests.Imports;

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

    [Fact]
    public async Task ConsortiumMembershipChanged_OlderOneComesLate_ChangesNothing()
    {
        await using var register = await Register.StartAsync();
        var ended = new ConsortiumMembershipChanged(
            Guid.NewGuid(),
            Guid.NewGuid(),
            Guid.NewGuid(),
            new DateOnly(2024, 4, 1),
            new DateOnly(2025, 3, 31),
            Version: 3
        );

        await HandleAsync(register, ended);
        await HandleAsync(register, ended with { To = null, Version = 2 });
        // An event from before events had versions, replayed from an error queue.
        await HandleAsync(register, ended with { To = null, Version = 0 });

        Assert.Equal(
            ("2025-03-31", 3L),
            await register.OneAsync<(string, long)>(
                "select to_on::text, version from providers.membership"
            )
        );
        await HandleAsync(register, ended with { To = new DateOnly(2025, 4, 30), Version = 4 });
        Assert.Equal(
            "2025-04-30",
            await register.OneAsync<string>("select to_on::text from providers.membership")
        );
    }

    [Fact]
    public async Task IsMember_OnADay_CountsFirstAndLastDayAndWhatTheCallerMaySee()
    {
        await using var register = await Register.StartAsync();
        var message = new ConsortiumMembershipChanged(
            Guid.NewGuid(),
            Guid.NewGuid(),
            Guid.NewGuid(),
            new DateOnly(2024, 4, 1),
            new DateOnly(2025, 3, 31)
        );
        await HandleAsync(register, message);
        var council = Register.Someone("member") with
        {
            Kind = PrincipalKind.Council,
            CouncilId = message.CouncilId,
            CoordinatorOf = [],
            Roles = [Role.Reader],
        };
        var coordinator = Register.Someone("coordinator") with
        {
            Kind = PrincipalKind.Coordinator,
            CouncilId = null,
            CoordinatorOf = [message.ConsortiumId],
            Roles = [],
        };

        Assert.Equal("f,t,t,f,f,f", await AskAsync(council));
        Assert.Equal("f,t,t,f,f,f", await AskAsync(coordinator));
        Assert.Equal("f,t,t,f,f,f", await AskAsync(Principal.System("providers")));
        Assert.Equal("f,f,f,f,f,f", await AskAsync(council with { CouncilId = Guid.NewGuid() }));

        Task<string> AskAsync(Principal principal) =>
            register.Database.InTransactionAsync(
                principal,
                transaction =>
                    transaction.QuerySingleAsync<string>(
                        """
                        select concat_ws(',',
                            providers.is_member(@CouncilId, @ConsortiumId, '2024-03-31'),
                            providers.is_member(@CouncilId, @ConsortiumId, '2024-04-01'),
                            providers.is_member(@CouncilId, array[@another, @ConsortiumId], '2025-03-31'),
                            providers.is_member(@CouncilId, @ConsortiumId, '2025-04-01'),
                            providers.is_member(@CouncilId, @ConsortiumId),
                            providers.is_member(@CouncilId, @another, '2024-04-01'))
                        """,
                        new
                        {
                            message.CouncilId,
                            message.ConsortiumId,
                            another = Guid.NewGuid(),
                        }
                    ),
                CancellationToken.None
            );
    }

    [Fact]
    public async Task ReadsRegister_AnotherCouncilInTheSameTransaction_IsDecidedAnew()
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
        var member = Register.Someone("member") with
        {
            Kind = PrincipalKind.Council,
            CouncilId = message.CouncilId,
            CoordinatorOf = [],
            Roles = [Role.Reader],
        };

        var refusal = await Record.ExceptionAsync(() =>
            register.Database.InTransactionAsync(
                member,
                async transaction =>
                {
                    const string Ask = "select providers.reads_register()";
                    Assert.True(await transaction.QuerySingleAsync<bool>(Ask));
                    Assert.True(await transaction.QuerySingleAsync<bool>(Ask));
                    await transaction.ExecuteAsync(
                        "select set_config('app.tenant_id', @stranger, true)",
                        new { stranger = Guid.NewGuid().ToString() }
                    );
                    await transaction.QuerySingleAsync<bool>(Ask);
                },
                CancellationToken.None
            )
        );

        Assert.Equal("RP002", Assert.IsType<Npgsql.PostgresException>(refusal).SqlState);
        await register.Database.InTransactionAsync(
            member,
            async transaction =>
                Assert.True(
                    await transaction.QuerySingleAsync<bool>(
                        "select current_setting('app.reads_register', true) is not distinct from '' or current_setting('app.reads_register', true) is null"
                    )
                ),
            CancellationToken.None
        );
    }

    private static Task HandleAsync(Register register, ConsortiumMembershipChanged message) =>
        register.Database.InTransactionAsync(
            Principal.System("providers"),
            transaction => StoredMembership.StoreAsync(message, transaction),
            CancellationToken.None
        );
}
