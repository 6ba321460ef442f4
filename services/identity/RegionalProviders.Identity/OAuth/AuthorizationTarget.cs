using RegionalProviders.Identity.Clients;
using RegionalProviders.Identity.Data;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Where the response to a request goes: verified to be the client's before anything is sent there.</summary>
internal sealed record AuthorizationTarget(ClientApplication Client, string RedirectUri)
{
    /// <summary>The client and its redirect URI; until both are verified, no response may be sent to any address.</summary>
    internal static async Task<AuthorizationTarget> OfAsync(
        RequestParameters request,
        ServiceTransaction tx
    )
    {
        if (request["client_secret"] is not null)
            throw OAuthException.InvalidRequest(
                "A client secret was sent in the address of a page. It may be in logs: replace it."
            );
        var client = await TokenGrants.FindClientAsync(request["client_id"] ?? "", tx);
        if (client is null || !client.GrantTypes.Contains(ClientGrants.AuthorizationCode))
            throw OAuthException.InvalidRequest(
                "The application that sent you here is not known to this service. Tell whoever runs it: the client_id is wrong."
            );
        if (
            request["redirect_uri"] is not { } redirect
            || !Clients.RedirectUri.IsRegistered(redirect, client.RedirectAddresses)
        )
            throw OAuthException.InvalidRequest(
                "The application that sent you here gave an address that is not registered for it. Tell whoever runs it: the redirect_uri is wrong."
            );
        return new AuthorizationTarget(client, redirect);
    }
}

/// <summary>Reads the requests to /oauth2/authorize to which people return after signing in.</summary>
internal sealed class AuthorizationRequests(IdentityDatabase database)
{
    internal Task<AuthorizationTarget> TargetAsync(
        RequestParameters request,
        CancellationToken cancellationToken
    ) =>
        database.InTransactionAsync(
            SignInClients.System,
            tx => AuthorizationTarget.OfAsync(request, tx),
            cancellationToken
        );
}
