using System.Security.Claims;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using RegionalProviders.Identity.Clients;
using RegionalProviders.Kernel;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace RegionalProviders.Identity.OAuth;

/// <summary>
/// The claims in tokens: those that services read (docs/permissions.md), and what an application may know about a
/// person.
/// </summary>
internal sealed class TokenPrincipals(IOptions<IdentityOptions> options, TimeProvider time)
{
    internal static readonly TimeSpan AccessTokenLifetime = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan MaxIdle = TimeSpan.FromHours(1);

    /// <summary>A client that speaks for itself.</summary>
    internal ClaimsPrincipal Of(ClientApplication client)
    {
        var identity = Begin(client.Id!);
        AddAccess(
            identity,
            client.CouncilId,
            client.ConsortiumIds,
            client.OrganisationId,
            client.Roles
        );
        if (client.IsMarked)
            Mark(identity);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>A user, with the roles that the client may use.</summary>
    internal ClaimsPrincipal Of(LiveGrant live)
    {
        var (grant, client, user, roles) = live;
        var identity = Begin(user.Id.ToString());
        AddAccess(identity, user.CouncilId, user.ConsortiumIds, user.OrganisationId, roles);
        if (user.DescendsFromOperator || client.IsMarked)
            Mark(identity);
        Add(
            identity,
            ClaimNames.Sid,
            grant.Id!,
            Destinations.AccessToken,
            Destinations.IdentityToken
        );
        identity.AddClaim(
            new Claim(
                Claims.AuthenticationTime,
                grant
                    .AuthTime.ToUnixTimeSeconds()
                    .ToString(System.Globalization.CultureInfo.InvariantCulture),
                ClaimValueTypes.Integer64
            ).SetDestinations(Destinations.IdentityToken)
        );
        foreach (var method in grant.Amr)
            Add(identity, Claims.AuthenticationMethodReference, method, Destinations.IdentityToken);
        foreach (var (type, value) in Profile(user, grant.ScopeNames))
            Add(identity, type, value, Destinations.IdentityToken);
        var principal = new ClaimsPrincipal(identity);
        principal.SetAuthorizationId(grant.Id);
        principal.SetScopes(grant.ScopeNames);
        var rest = grant.ExpiresAt - time.GetUtcNow();
        principal.SetRefreshTokenLifetime(rest < MaxIdle ? rest : MaxIdle);
        return principal;
    }

    /// <summary>The principal behind a code: it says only which grant the code belongs to.</summary>
    internal static ClaimsPrincipal OfCode(TokenGrant grant)
    {
        var identity = new ClaimsIdentity("OAuth");
        identity.SetClaim(Claims.Subject, grant.Subject);
        var principal = new ClaimsPrincipal(identity);
        principal.SetAuthorizationId(grant.Id);
        principal.SetScopes(grant.ScopeNames);
        return principal;
    }

    /// <summary>What an application may know about the person, according to the scopes that it requested.</summary>
    internal static IEnumerable<(string Type, string Value)> Profile(
        TokenUser user,
        string[] scopes
    )
    {
        if (scopes.Contains(Scopes.Email))
            yield return (Claims.Email, user.Email);
        if (scopes.Contains(Scopes.Profile))
            yield return (Claims.Name, user.DisplayName);
    }

    private ClaimsIdentity Begin(string subject)
    {
        var identity = new ClaimsIdentity("OAuth");
        identity.SetClaim(Claims.Subject, subject);
        identity.SetResources(options.Value.Audience);
        return identity;
    }

    private static void Mark(ClaimsIdentity identity) =>
        identity.AddClaim(
            new Claim(
                PrincipalClaims.MadeByOperator,
                "true",
                ClaimValueTypes.Boolean
            ).SetDestinations(Destinations.AccessToken)
        );

    private static void AddAccess(
        ClaimsIdentity identity,
        Guid? councilId,
        Guid[] consortiumIds,
        Guid? organisationId,
        string[] roles
    )
    {
        AddList(identity, PrincipalClaims.Roles, roles);
        if (councilId is { } council)
            Add(identity, PrincipalClaims.Tenant, council.ToString(), Destinations.AccessToken);
        if (consortiumIds.Length > 0)
            AddList(
                identity,
                PrincipalClaims.CoordinatorOf,
                [.. consortiumIds.Select(id => id.ToString())]
            );
        if (organisationId is { } organisation)
            Add(
                identity,
                PrincipalClaims.Provider,
                organisation.ToString(),
                Destinations.AccessToken
            );
    }

    // A JSON array even if it has only one entry.
    private static void AddList(ClaimsIdentity identity, string type, string[] values) =>
        identity.AddClaim(
            new Claim(
                type,
                JsonSerializer.Serialize(values),
                JsonClaimValueTypes.JsonArray
            ).SetDestinations(Destinations.AccessToken)
        );

    private static void Add(
        ClaimsIdentity identity,
        string type,
        string value,
        params string[] destinations
    ) => identity.AddClaim(new Claim(type, value).SetDestinations(destinations));
}

internal static class ClaimNames
{
    /// <summary>The grant that a user's tokens belong to.</summary>
    internal const string Sid = JwtRegisteredClaimNames.Sid;
}
