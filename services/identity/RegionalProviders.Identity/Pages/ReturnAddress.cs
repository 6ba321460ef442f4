using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.Pages;

/// <summary>Where a browser continues after signing in: back to the request that sent it to us, and nowhere else.</summary>
/// <param name="Location">Address on this server.</param>
/// <param name="ClientName">Application that the person signs in to.</param>
/// <param name="Origin">Origin of the address at which that application gets its response.</param>
internal sealed record ReturnAddress(string Location, string ClientName, string Origin);

/// <summary>Reads the field "return" of the pages.</summary>
internal sealed class ReturnAddresses(AuthorizationRequests requests)
{
    private const string Prefix = "/oauth2/authorize?";

    /// <summary>
    /// The address of a request, built anew from its parameters: no text gets into a header as it was received.
    /// </summary>
    internal static string Of(RequestParameters request, params string[] without) =>
        "/oauth2/authorize"
        + QueryString.Create(request.All.Where(pair => !without.Contains(pair.Key)));

    /// <summary>
    /// Null if the user opened the page directly; refuses an address that is not a valid request of a registered
    /// client.
    /// </summary>
    internal async Task<ReturnAddress?> ReadAsync(string? text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        if (!text.StartsWith(Prefix, StringComparison.Ordinal))
            throw OAuthException.InvalidRequest(
                "The address to go on to is not one of this service. Start again from the application that you want to use."
            );
        var parameters = RequestParameters.OfQuery(text[Prefix.Length..]);
        var target = await requests.TargetAsync(parameters, cancellationToken);
        return new ReturnAddress(
            Of(parameters),
            target.Client.Name,
            new Uri(target.RedirectUri).GetLeftPart(UriPartial.Authority)
        );
    }
}
