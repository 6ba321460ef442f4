using RegionalProviders.Authentication;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.Issuers;

/// <summary>GET /oauth2/issuers: the issuers that every service trusts now, beside the keys that they trust.</summary>
internal sealed class TrustedIssuersEndpoint(IdentityDatabase database)
{
    internal async Task HandleAsync(HttpContext http)
    {
        var rows = await database.RowsAsync<IssuerRow>(
            SignInClients.System,
            $"{IssuerRow.Select} where disabled_at is null order by id",
            http.RequestAborted
        );
        // A disabled issuer must be gone within a minute: nobody on the way keeps the list.
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(
            new TrustedIssuerList([.. rows.Select(row => row.ToTrusted())]),
            http.RequestAborted
        );
    }
}
