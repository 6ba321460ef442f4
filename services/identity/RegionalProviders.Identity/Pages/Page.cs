using System.Text;

namespace RegionalProviders.Identity.Pages;

/// <summary>
/// A page as browsers get it: nothing from elsewhere, no script, in no frame, kept by nobody, and forms that may lead
/// nowhere but back to us and, after signing in, to the one application that sent the person.
/// </summary>
/// <param name="Title">Heading, also of the window.</param>
/// <param name="Body">What stands below.</param>
internal sealed record Page(string Title, Html Body)
{
    internal int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Origin to which a chain of redirects from this page's form ends; null for none.</summary>
    internal string? FormTarget { get; init; }

    /// <summary>True where the window's title should say that something is to correct.</summary>
    internal bool HasError { get; init; }

    internal Task WriteAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self'; form-action 'self'{(FormTarget is null ? "" : " " + FormTarget)}; frame-ancestors 'none'; base-uri 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        http.Response.StatusCode = Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.WriteAsync(Render().Text, Encoding.UTF8, http.RequestAborted);
    }

    private Html Render() =>
        Html.Of(
            $"""
            <!DOCTYPE html>
            <html lang="en-GB">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{(HasError ? "Error: " : "")}{Title} – Regional providers</title>
            <link rel="stylesheet" href="/account/style.css">
            </head>
            <body>
            <header><div>Regional providers</div></header>
            <main>
            {ErrorFirst()}
            </main>
            </body>
            </html>
            """
        );

    // The summary of what is wrong, where there is one, comes before the heading; the body brings it along.
    private Html ErrorFirst() => Html.Of($"{Summary}<h1>{Title}</h1>{Body}");

    /// <summary>What is wrong, with links to the fields.</summary>
    internal Html Summary { get; init; } = Html.Nothing;
}
