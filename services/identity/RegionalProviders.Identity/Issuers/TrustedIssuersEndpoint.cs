using Microsoft.EntityFrameworkCore;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.Issuers;

/// <summary>
/// GET /oauth2/issuers: the councils' issuers that every service currently trusts, in addition to the platform's own
/// keys.
/// </summary>
internal sealed class TrustedIssuersEndpoint(IdentityDatabase database)
{
    internal async Task HandleAsync(HttpContext http)
    {
        var trusted = await database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                return await db.Set<TokenIssuer>()
                    .AsNoTracking()
                    .Where(issuer => issuer.DisabledAt == null)
                    .OrderBy(issuer => issuer.Id)
                    .ToListAsync(tx.CancellationToken);
            },
            http.RequestAborted
        );
        // Services must stop trusting a disabled issuer within a minute, so no cache may keep the list.
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(
            new TrustedIssuerList([.. trusted.Select(issuer => issuer.ToTrusted())]),
            http.RequestAborted
        );
    }
}
