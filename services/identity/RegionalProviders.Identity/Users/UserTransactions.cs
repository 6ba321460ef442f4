using Microsoft.AspNetCore.Identity;
using RegionalProviders.Identity.Data;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Users;

/// <summary>
/// Runs the framework's user classes in one transaction of a principal, whose policies apply to their statements.
/// </summary>
internal sealed class UserTransactions(IdentityDatabase database, IServiceScopeFactory scopes)
{
    internal async Task<T> RunAsync<T>(
        Principal principal,
        Func<UserWork, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        // The scope must outlive the transaction, because changes are saved with the commit.
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return await database.InTransactionAsync(
            principal,
            async tx =>
            {
                await tx.UseAsync(services.GetRequiredService<IdentityDbContext>());
                return await work(
                    new UserWork(
                        services.GetRequiredService<UserAccountManager>(),
                        services.GetRequiredService<IPasskeyHandler<UserAccount>>(),
                        tx
                    )
                );
            },
            cancellationToken
        );
    }
}
