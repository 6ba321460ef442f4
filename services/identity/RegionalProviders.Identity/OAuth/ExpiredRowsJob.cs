using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Forgets what has ended: used assertions, sessions, counts of failures, and grants with their codes and refresh tokens.
/// A grant stays as long as a token of it could come back, so that a code or refresh token that comes twice is noticed.
/// </summary>
internal sealed class ExpiredRowsJob(
    IdentityDatabase database,
    TimeProvider time,
    ILogger<ExpiredRowsJob> logger
) : PeriodicJob(TimeSpan.FromMinutes(5), time, logger)
{
    /// <summary>Returns how many assertions, sessions, counts and grants went.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var others = await tx.ExecuteAsync(
                    """
                    delete from identity.client_assertion where expires_at < @Now;
                    delete from identity.sign_in_session where expires_at < @Now;
                    delete from identity.sign_in_address where expires_at < @Now;
                    """,
                    new { tx.Now }
                );
                var ended = tx.Now - TokenPrincipals.AccessTokenLifetime;
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                return others
                    + await db
                        .Grants.Where(grant => grant.ExpiresAt < ended)
                        .ExecuteDeleteAsync(tx.CancellationToken);
            },
            cancellationToken
        );
}
