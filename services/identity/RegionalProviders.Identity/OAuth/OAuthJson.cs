using System.Text.Json.Serialization;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.OAuth;

/// <summary>Responses of the endpoints that clients call directly: JSON that is not cached, errors as in RFC 6749.</summary>
internal static class OAuthJson
{
    /// <summary>Writes the result of <paramref name="answer"/>; an empty response if that is null.</summary>
    internal static async Task RespondAsync(
        HttpContext http,
        ILogger logger,
        Func<Task<object?>> answer
    )
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.Pragma = "no-cache";
        try
        {
            if (await answer() is { } body)
                await http.Response.WriteAsJsonAsync(body, body.GetType(), http.RequestAborted);
        }
        catch (OAuthException refusal)
        {
            // Never logs what was sent: a client_id may be a secret in the wrong field.
            logger.LogInformation(
                "Refused: {Error}, {Description}",
                refusal.Error,
                refusal.Message
            );
            await RefuseAsync(http, refusal);
        }
        catch (Exception exception) when (DatabaseErrors.Translate(exception) is { } outage)
        {
            logger.LogError(exception, "Refused: the database does not answer");
            await RefuseAsync(
                http,
                new OAuthException(
                    "temporarily_unavailable",
                    outage.Message,
                    StatusCodes.Status503ServiceUnavailable
                )
            );
        }
    }

    private static Task RefuseAsync(HttpContext http, OAuthException refusal)
    {
        http.Response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate =
                "Basic realm=\"regionalproviders\", charset=\"UTF-8\"";
        return http.Response.WriteAsJsonAsync(
            new ErrorResponse(refusal.Error, refusal.Message),
            http.RequestAborted
        );
    }

    private sealed record ErrorResponse(
        [property: JsonPropertyName("error")] string Error,
        [property: JsonPropertyName("error_description")] string Description
    );
}
