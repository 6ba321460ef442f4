using Grpc.Core;
using RegionalProviders.Authentication;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;

namespace RegionalProviders.Calls;

/// <summary>Authenticates the caller by the bearer token, which is the only source of the tenant.</summary>
internal sealed class AuthenticationInterceptor(TokenValidator validator) : CallInterceptor
{
    private const string Scheme = "Bearer ";

    protected override async Task<T> AroundAsync<T>(
        ServerCallContext context,
        object? request,
        Func<Task<T>> next
    )
    {
        if (!PublicMethods.Contains(context.Method))
            context.SetPrincipal(await AuthenticateAsync(context));
        return await next();
    }

    private async Task<Principal> AuthenticateAsync(ServerCallContext context)
    {
        // Two tokens on one call would name two callers: refused.
        var headers = context
            .RequestHeaders.Where(entry => entry.Key == "authorization")
            .Take(2)
            .ToList();
        if (
            headers is not [var header]
            || !header.Value.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        )
            throw Refused("The call carries no bearer token.");
        var token = header.Value[Scheme.Length..].Trim();
        return await validator.ValidateAsync(token, context.CancellationToken)
            ?? throw Refused(
                "The token is malformed, expired, not from a trusted issuer, or for another audience."
            );
    }

    private static ServiceException Refused(string message) =>
        new(
            ErrorReason.TokenInvalid,
            $"{message} Get a token from the platform's token endpoint and try again."
        );
}
