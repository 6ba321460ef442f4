using RegionalProviders.Identity.Clients;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Finds out which client asks for a token, by its secret or by an assertion that it signed.</summary>
internal sealed class ClientAuthentication(
    SignInClients clients,
    ClientAssertionValidator assertions
)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    internal async Task<SignInClient> AuthenticateAsync(
        HttpRequest http,
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        if (request["client_secret"] is not null)
            throw OAuthException.InvalidClient(
                "Send client_id and client_secret with HTTP Basic authentication, not in the body."
            );
        var basic = BasicCredentials.Read(http.Headers.Authorization);
        var assertion = request["client_assertion"];
        if (basic is not null && assertion is not null)
            throw OAuthException.InvalidRequest("Authenticate in one way, not in two.");

        var client =
            basic is not null ? await BySecretAsync(basic, cancellationToken)
            : assertion is not null ? await ByAssertionAsync(assertion, request, cancellationToken)
            : await PublicAsync(request, cancellationToken);
        return request["client_id"] is null || request["client_id"] == client.ClientId
            ? client
            : throw OAuthException.InvalidRequest(
                "The client_id is not the one that authenticated."
            );
    }

    /// <summary>A public client says who it is and proves nothing: what it presents must prove itself.</summary>
    private async Task<SignInClient> PublicAsync(
        RequestParameters request,
        CancellationToken cancellationToken
    )
    {
        var client = request["client_id"] is { } id
            ? await clients.FindAsync(id, cancellationToken)
            : null;
        return client is { IsPublic: true }
            ? client
            : throw OAuthException.InvalidClient(
                "Authenticate with HTTP Basic (client_secret_basic) or a client_assertion (private_key_jwt)."
            );
    }

    private async Task<SignInClient> BySecretAsync(
        BasicCredentials basic,
        CancellationToken cancellationToken
    )
    {
        var client = await clients.FindAsync(basic.ClientId, cancellationToken);
        // Compared also where there is no such client: the answer comes as late.
        var isRight = ClientSecret.Matches(basic.Secret, client?.SecretSalt, client?.SecretHash);
        return isRight ? client! : throw OAuthException.InvalidClient();
    }

    private async Task<SignInClient> ByAssertionAsync(
        string assertion,
        RequestParameters request,
        CancellationToken cancellationToken
    ) =>
        request["client_assertion_type"] == AssertionType
            ? await assertions.ValidateAsync(assertion, cancellationToken)
            : throw OAuthException.InvalidRequest(
                $"The client_assertion_type must be {AssertionType}."
            );
}
