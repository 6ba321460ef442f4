using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace RegionalProviders.Authentication;

/// <summary>
/// The councils' own issuers that are trusted now, as the identity service publishes them. A disabled one is forgotten
/// within a minute; where the list cannot be had for that long, none is trusted.
/// </summary>
internal sealed class CouncilIssuers : IDisposable
{
    private static readonly Ages ListAges = new(
        TimeSpan.FromSeconds(20),
        TimeSpan.FromSeconds(45),
        TimeSpan.FromSeconds(45),
        TimeSpan.FromSeconds(5)
    );

    private readonly OwnIssuer own;
    private readonly GuardedDocuments documents;
    private readonly TimeProvider time;
    private readonly ILogger<CouncilIssuers> logger;
    private readonly Refreshed<FrozenDictionary<string, CouncilIssuer>> trusted;
    private readonly HttpClient http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        }
    )
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 16 * 1024 * 1024,
    };
    private FrozenDictionary<string, CouncilIssuer> latest = FrozenDictionary<
        string,
        CouncilIssuer
    >.Empty;

    public CouncilIssuers(
        OwnIssuer own,
        GuardedDocuments documents,
        TimeProvider time,
        ILogger<CouncilIssuers> logger
    )
    {
        (this.own, this.documents, this.time, this.logger) = (own, documents, time, logger);
        trusted = new("The list of councils' own issuers", ListAges, FetchAsync, time, logger);
    }

    /// <summary>The issuer of this name; null where no council has registered it.</summary>
    internal async Task<CouncilIssuer?> FindAsync(
        string name,
        CancellationToken cancellationToken
    ) => (await trusted.GetAsync(cancellationToken)).GetValueOrDefault(name);

    public void Dispose() => http.Dispose();

    private async Task<FrozenDictionary<string, CouncilIssuer>> FetchAsync(
        CancellationToken cancellationToken
    )
    {
        var discovery = await own.Keys.GetAsync(cancellationToken);
        // Another OpenID provider in place of our own has no such list.
        if (
            !discovery.AdditionalData.TryGetValue(TrustedIssuerList.DiscoveryField, out var address)
        )
            return latest = FrozenDictionary<string, CouncilIssuer>.Empty;
        var list =
            await http.GetFromJsonAsync<TrustedIssuerList>(
                new Uri(address.ToString()!),
                cancellationToken
            ) ?? throw new JsonException("The list is empty.");
        return latest = list
            .Issuers.Where(CouncilIssuer.IsSound)
            .Where(registration => registration.Issuer != own.Name)
            // One issuer speaks for one council: two registrations of the same are a defect, and neither counts.
            .GroupBy(registration => registration.Issuer, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .Select(group => KeepOrMake(group.Single()))
            .ToFrozenDictionary(issuer => issuer.Name, StringComparer.Ordinal);
    }

    // An unchanged registration keeps its object: tokens found good under it stay so. A changed one keeps its keys.
    private CouncilIssuer KeepOrMake(TrustedIssuer registration)
    {
        if (
            !latest.TryGetValue(registration.Issuer, out var known)
            || known.Registration.Id != registration.Id
        )
            return new CouncilIssuer(registration, Published(registration), time);
        return Text(known.Registration) == Text(registration)
            ? known
            : new CouncilIssuer(registration, known.Keys, time);

        static string Text(TrustedIssuer issuer) => JsonSerializer.Serialize(issuer);
    }

    private Refreshed<OpenIdConnectConfiguration> Published(TrustedIssuer registration) =>
        new(
            $"The keys of issuer {registration.Id}",
            CouncilIssuer.KeyAges,
            async cancellationToken =>
            {
                var found = await OpenIdConnectConfigurationRetriever.GetAsync(
                    $"{registration.Issuer.TrimEnd('/')}/.well-known/openid-configuration",
                    documents,
                    cancellationToken
                );
                // Or one provider could hand out the keys of another (mix-up; OpenID Connect Discovery, section 4.3).
                return found.Issuer == registration.Issuer
                    ? found
                    : throw new JsonException("The discovery document is of another issuer.");
            },
            time,
            logger
        );
}
