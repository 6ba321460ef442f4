using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Pages;

/// <summary>What is common to requests of browsers: whatever goes wrong ends in a page that says what to do.</summary>
internal static class PageHandlers
{
    internal static RequestDelegate Guarded(RequestDelegate handler) =>
        async http =>
        {
            try
            {
                await handler(http);
            }
            catch (OAuthException refusal)
            {
                await Error(refusal.Message, refusal.Status).WriteAsync(http);
            }
            catch (Exception exception) when (DatabaseErrors.Translate(exception) is not null)
            {
                http.RequestServices.GetRequiredService<ILogger<Page>>()
                    .LogError(exception, "No page: the database does not answer");
                await Error(
                        "The service cannot be reached just now. Try again in a few minutes.",
                        StatusCodes.Status503ServiceUnavailable
                    )
                    .WriteAsync(http);
            }
        };

    internal static Page Error(string text, int status) =>
        new("Sorry, there is a problem", Html.Of($"<p>{text}</p>")) { Status = status };

    internal static void SeeOther(this HttpContext http, string location)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = location;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    internal static Task StyleAsync(HttpContext http)
    {
        http.Response.ContentType = "text/css; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return http.Response.WriteAsync(Style.Value, http.RequestAborted);
    }

    private static readonly Lazy<string> Style = new(() =>
    {
        using var reader = new StreamReader(
            typeof(Page).Assembly.GetManifestResourceStream(
                "RegionalProviders.Identity.Pages.style.css"
            )!
        );
        return reader.ReadToEnd();
    });
}
