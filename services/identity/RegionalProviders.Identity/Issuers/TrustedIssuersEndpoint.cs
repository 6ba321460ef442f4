using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RegionalProviders.Authentication;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.Issuers;

/// <summary>
/// GET /oauth2/issuers: the councils' issuers that every service currently trusts, in addition to the platform's own
/// keys. For services alone, which share a secret: the list names councils' sign-in systems and who may do what.
/// </summary>
internal sealed class TrustedIssuersEndpoint(
    IdentityDatabase database,
    IOptions<TokenOptions> options
)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] secret = Encoding.UTF8.GetBytes(options.Value.ReadIssuersSecret());

    internal async Task HandleAsync(HttpContext http)
    {
        if (!IsOfAService(http.Request.Headers.Authorization.ToString()))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate = Scheme.TrimEnd();
            return;
        }

        var trusted = await database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var db = await tx.EntitiesAsync<IdentityDbContext>();
                return await db.Set<TokenIssuer>()
                    .AsNoTracking()
                    .Where(issuer => issuer.DisabledAt == null && issuer.ProvedAt != null)
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

    private bool IsOfAService(string header) =>
        secret.Length > 0
        && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(header[Scheme.Length..]),
            secret
        );
}
