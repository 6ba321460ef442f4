using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.Pages;

/// <summary>Handling that all browser requests share: every failure ends in a page that says what to do.</summary>
internal static class PageHandlers
{
    /// <summary>Maps the pages, their style sheet and their script.</summary>
    internal static void MapAccountPages(this WebApplication app)
    {
        var issuer = new Uri(
            app.Services.GetRequiredService<IOptions<IdentityOptions>>().Value.Issuer
        );
        app.UseWhen(
            http =>
                http.Request.Path.StartsWithSegments(
                    "/account",
                    StringComparison.OrdinalIgnoreCase
                ),
            pages =>
                pages.Use(next =>
                    Guarded(http =>
                    {
                        // Behind a proxy the connection to us has no TLS; cookies depend on the scheme that browsers see.
                        http.Request.Scheme = issuer.Scheme;
                        return next(http);
                    })
                )
        );
        app.MapRazorPages();
        app.MapGet("/account/style.css", http => AssetAsync(http, "style.css", "text/css"));
        app.MapGet(
            "/account/passkeys.js",
            http => AssetAsync(http, "passkeys.js", "text/javascript")
        );
    }

    internal static RequestDelegate Guarded(RequestDelegate handler) =>
        async http =>
        {
            try
            {
                await handler(http);
            }
            catch (OAuthException refusal)
            {
                await WriteAsync(http, Problem(refusal.Message, refusal.Status));
            }
            catch (Exception exception) when (DatabaseErrors.Translate(exception) is not null)
            {
                http.RequestServices.GetRequiredService<ILogger<AccountPage>>()
                    .LogError(exception, "No page: the database does not answer");
                await WriteAsync(
                    http,
                    Problem(
                        "The service cannot be reached just now. Try again in a few minutes.",
                        StatusCodes.Status503ServiceUnavailable
                    )
                );
            }
        };

    /// <summary>A page that says what went wrong, for errors that the user cannot correct in a form.</summary>
    internal static ViewResult Problem(string text, int status) =>
        new()
        {
            ViewName = "/Pages/Account/Problem.cshtml",
            ViewData = new(
                new Microsoft.AspNetCore.Mvc.ModelBinding.EmptyModelMetadataProvider(),
                new Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary()
            )
            {
                Model = text,
            },
            StatusCode = status,
        };

    internal static void SeeOther(this HttpContext http, string location)
    {
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
        http.Response.Headers.Location = location;
        http.Response.Headers.CacheControl = "no-cache, no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    /// <summary>
    /// Security headers of a page: no content from other origins, no framing, no caching, no script except the one with
    /// the page's nonce, and forms that may lead only back to us and, after signing in, to the one application that
    /// sent the user.
    /// </summary>
    internal static void Protect(HttpContext http, string? formTarget, string? scriptNonce)
    {
        var headers = http.Response.Headers;
        var script = scriptNonce is null ? "" : $" script-src 'nonce-{scriptNonce}';";
        var target = formTarget is null ? "" : $" {formTarget}";
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'self';{script} form-action 'self'{target}; frame-ancestors 'none'; base-uri 'none'";
        headers.XFrameOptions = "DENY";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers.CacheControl = "no-cache, no-store";
    }

    /// <summary>Replaces whatever was written to the response with a page.</summary>
    internal static Task WriteAsync(HttpContext http, ViewResult view)
    {
        var transport = http.Response.Headers.StrictTransportSecurity;
        http.Response.Clear();
        http.Response.Headers.StrictTransportSecurity = transport;
        Protect(http, formTarget: null, scriptNonce: null);
        return view.ExecuteResultAsync(
            new ActionContext(http, new RouteData(), new ActionDescriptor())
        );
    }

    private static async Task AssetAsync(HttpContext http, string name, string type)
    {
        http.Response.ContentType = $"{type}; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.CacheControl = "public, max-age=3600";
        await using var stream = typeof(PageHandlers).Assembly.GetManifestResourceStream(
            $"RegionalProviders.Identity.Pages.{name}"
        )!;
        await stream.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
