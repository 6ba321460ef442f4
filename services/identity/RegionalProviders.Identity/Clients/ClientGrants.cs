using RegionalProviders.Identity.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Identity.Clients;

/// <summary>How a client gets tokens, and to which addresses browsers may be redirected.</summary>
/// <param name="Names">Grant types by their OAuth names.</param>
/// <param name="RedirectUris">Redirect URIs for authorization responses.</param>
/// <param name="PostLogoutRedirectUris">Redirect URIs for after signing out.</param>
/// <param name="IsPublic">True for a client without secret or keys.</param>
internal sealed record ClientGrants(
    string[] Names,
    string[] RedirectUris,
    string[] PostLogoutRedirectUris,
    bool IsPublic
)
{
    internal const string ClientCredentials = "client_credentials";
    internal const string AuthorizationCode = "authorization_code";
    internal const string RefreshToken = "refresh_token";

    private static readonly Dictionary<GrantType, string> NameOf = new()
    {
        [GrantType.ClientCredentials] = ClientCredentials,
        [GrantType.AuthorizationCode] = AuthorizationCode,
        [GrantType.RefreshToken] = RefreshToken,
    };

    /// <summary>A machine client: the client credentials grant only.</summary>
    internal static ClientGrants CredentialsOnly { get; } =
        new([ClientCredentials], [], [], IsPublic: false);

    internal static GrantType Parse(string name) => NameOf.Single(pair => pair.Value == name).Key;

    /// <summary>Reads the request; refuses fields that do not go together.</summary>
    internal static ClientGrants Of(CreateClientRequest request)
    {
        var types =
            request.GrantTypes.Count == 0
                ? [GrantType.ClientCredentials]
                : request.GrantTypes.ToArray();
        var isForPeople = types.Contains(GrantType.AuthorizationCode);
        if (!types.All(NameOf.ContainsKey) || types.Distinct().Count() < types.Length)
            throw Fault.Invalid(
                "grant_types",
                "must be of CLIENT_CREDENTIALS, AUTHORIZATION_CODE and REFRESH_TOKEN, each once."
            );
        if (types.Contains(GrantType.RefreshToken) && !isForPeople)
            throw Fault.Invalid(
                "grant_types",
                "must have AUTHORIZATION_CODE beside REFRESH_TOKEN."
            );
        if (request.IsPublic && types.Contains(GrantType.ClientCredentials))
            throw Fault.Invalid(
                "grant_types",
                "must be without CLIENT_CREDENTIALS for a public client: it could not prove who it is."
            );
        if (request.IsPublic && request.PublicJwks.Length > 0)
            throw Fault.Invalid("public_jwks", "must be empty for a public client.");
        RedirectUri.CheckRegistrations(
            "redirect_uris",
            request.RedirectUris,
            isForPeople ? 1 : 0,
            isForPeople
        );
        RedirectUri.CheckRegistrations(
            "post_logout_redirect_uris",
            request.PostLogoutRedirectUris,
            0,
            isForPeople
        );
        return new ClientGrants(
            [.. types.Order().Select(type => NameOf[type])],
            [.. request.RedirectUris],
            [.. request.PostLogoutRedirectUris],
            request.IsPublic
        );
    }
}
