using System.Collections.Frozen;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Authentication;

/// <summary>
/// The councils' own issuers that are currently trusted, as the identity service publishes them. A disabled one is
/// dropped within a minute; if the list cannot be fetched for that long, none is trusted.
/// </summary>
internal sealed class CouncilIssuers
{
    private static readonly CachePolicy ListCaching = new(
        TimeSpan.FromSeconds(20),
        TimeSpan.FromSeconds(45),
        TimeSpan.FromSeconds(45),
        TimeSpan.FromSeconds(5)
    );

    private readonly OwnIssuer own;
    private readonly CouncilIssuerKeys keys;
    private readonly TimeProvider time;
    private readonly RefreshingCache<FrozenDictionary<string, CouncilIssuer>> trusted;
    private readonly IHttpClientFactory clients;
    private readonly string secret;
    private FrozenDictionary<string, CouncilIssuer> latest = FrozenDictionary<
        string,
        CouncilIssuer
    >.Empty;

    public CouncilIssuers(
        OwnIssuer own,
        CouncilIssuerKeys keys,
        IHttpClientFactory clients,
        IOptions<TokenOptions> options,
        TimeProvider time,
        ILogger<CouncilIssuers> logger
    )
    {
        (this.own, this.keys, this.clients, this.time) = (own, keys, clients, time);
        secret = options.Value.ReadIssuersSecret();
        trusted = new("The list of councils' own issuers", ListCaching, FetchAsync, time, logger);
    }

    /// <summary>The issuer with this name; null if no council has registered it.</summary>
    internal async Task<CouncilIssuer?> FindAsync(
        string name,
        CancellationToken cancellationToken
    ) => (await trusted.GetAsync(cancellationToken)).GetValueOrDefault(name);

    private async Task<FrozenDictionary<string, CouncilIssuer>> FetchAsync(
        CancellationToken cancellationToken
    )
    {
        var discovery = await own.Keys.GetAsync(cancellationToken);
        // If the platform's own issuer is replaced by another OpenID provider, there is no such list.
        if (
            secret.Length == 0
            || !discovery.AdditionalData.TryGetValue(
                TrustedIssuerList.DiscoveryField,
                out var address
            )
        )
            return latest = FrozenDictionary<string, CouncilIssuer>.Empty;
        using var http = clients.CreateClient(IssuerHttpClients.Platform);
        http.DefaultRequestHeaders.Authorization = new("Bearer", secret);
        var list =
            await http.GetFromJsonAsync<TrustedIssuerList>(
                new Uri(address.ToString()!),
                cancellationToken
            ) ?? throw new JsonException("The list is empty.");
        return latest = list
            .Issuers.Where(CouncilIssuer.IsSound)
            .Where(registration => registration.Issuer != own.Name)
            // An issuer belongs to one council. If two registrations name the same issuer, neither is trusted.
            .GroupBy(registration => registration.Issuer, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .Select(group => KeepOrMake(group.Single()))
            .ToFrozenDictionary(issuer => issuer.Name, StringComparer.Ordinal);
    }

    // An unchanged registration keeps its object, and with it the cache of validated tokens. A changed one keeps only
    // its keys.
    private CouncilIssuer KeepOrMake(TrustedIssuer registration)
    {
        if (
            !latest.TryGetValue(registration.Issuer, out var known)
            || known.Registration.Id != registration.Id
        )
            return new CouncilIssuer(registration, keys.Of(registration), time);
        return Text(known.Registration) == Text(registration)
            ? known
            : new CouncilIssuer(registration, known.Keys, time);

        static string Text(TrustedIssuer issuer) => JsonSerializer.Serialize(issuer);
    }
}
