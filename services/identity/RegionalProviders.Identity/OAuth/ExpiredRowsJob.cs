using Microsoft.EntityFrameworkCore;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence.Jobs;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// Deletes expired rows: used assertions, sessions, failure counts, and grants with their codes and refresh tokens. A
/// grant is kept for as long as one of its tokens could be presented again, so that reuse of a code or refresh token is
/// detected.
/// </summary>
internal sealed class ExpiredRowsJob(
    IdentityDatabase database,
    TimeProvider time,
    ILogger<ExpiredRowsJob> logger
) : PeriodicJob(TimeSpan.FromMinutes(5), time, logger)
{
    /// <summary>Returns how many assertions, sessions, counts and grants were deleted.</summary>
    public override Task<int> RunOnceAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var others = await tx.ExecuteAsync(
                    """
                    delete from identity.client_assertion where expires_at < @Now;
                    delete from identity.sign_in_session where expires_at < @Now;
                    delete from identity.known_device where expires_at < @Now;
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
