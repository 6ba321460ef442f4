using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Testing;

namespace RegionalProviders.Providers.Tests.Data;

/// <summary>Transient failures are reported as such, whether the statement came from Entity Framework or from SQL.</summary>
public sealed class TransientFailureTests
{
    [Theory]
    [InlineData("40P01", ErrorReason.ConcurrentChange)]
    [InlineData("40001", ErrorReason.ConcurrentChange)]
    [InlineData("53100", ErrorReason.Unavailable)]
    [InlineData("57P01", ErrorReason.Unavailable)]
    public async Task Entities_WhoseStatementFailsForAWhile_AreToldAsSql(
        string state,
        ErrorReason reason
    )
    {
        var platform = await TestPlatform.SharedAsync();
        var database = platform.Services.GetRequiredService<ProvidersDatabase>();
        var raise = $"do $$ begin raise exception 'for a while' using errcode = '{state}'; end $$";

        var throughEntities = await Assert.ThrowsAnyAsync<Exception>(() =>
            database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                async tx =>
                    await (
                        await tx.EntitiesAsync<ProvidersDbContext>()
                    ).Database.ExecuteSqlRawAsync(raise),
                CancellationToken.None
            )
        );
        var throughSql = await Assert.ThrowsAnyAsync<Exception>(() =>
            database.InTransactionAsync(
                Principal.System(database.Schema.Name),
                tx => tx.ExecuteAsync(raise),
                CancellationToken.None
            )
        );

        Assert.Equal(reason, DatabaseErrors.Translate(throughSql)?.Reason);
        Assert.Equal(reason, DatabaseErrors.Translate(throughEntities)?.Reason);
    }
}
