using Microsoft.AspNetCore.Http;
using RegionalProviders.Authentication;
using RegionalProviders.Calls.Limits;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>Determines the caller from the bearer token; the tenant comes from the token and from nowhere else.</summary>
internal sealed class CallerAuthentication(TokenValidator validator, CallLimits limits)
{
    private const string Scheme = "Bearer ";

    /// <summary>The caller, or TOKEN_INVALID, which counts towards the limit of the caller's address.</summary>
    internal async Task<Principal> AuthenticateAsync(HttpContext http)
    {
        // Two tokens on one call are an attempt to be two callers, which is refused.
        if (
            http.Request.Headers.Authorization is not [{ } header]
            || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        )
            throw Refused(http, "The call carries no bearer token.");
        var token = header[Scheme.Length..].Trim();
        var known = await validator.FindKnownAsync(token, http.RequestAborted);
        if (known is not null)
            return known;
        // Verifying a signature costs more than inventing one. A token that was valid before is known, and is not held up.
        limits.CheckRefusals(http);
        return await validator.ValidateAsync(token, http.RequestAborted)
            ?? throw Refused(
                http,
                "The token is malformed, expired, not from a trusted issuer, or for another audience."
            );
    }

    private ServiceException Refused(HttpContext http, string message)
    {
        limits.CountRefusal(http);
        return new(
            ErrorReason.TokenInvalid,
            $"{message} Get a token from the platform's token endpoint and try again."
        );
    }
}
