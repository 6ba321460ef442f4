using Microsoft.EntityFrameworkCore;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.Issuers;

/// <summary>GET /oauth2/issuers: the issuers that every service trusts now, beside the keys that they trust.</summary>
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
        // A disabled issuer must be gone within a minute: nobody on the way keeps the list.
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(
            new TrustedIssuerList([.. trusted.Select(issuer => issuer.ToTrusted())]),
            http.RequestAborted
        );
    }
}
