using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>
/// Runs before the framework's antiforgery filter: refuses other methods and forms of other sites, and sets the user
/// from the session, so that an antiforgery token from before signing in is useless afterwards. Before every result,
/// adds the security headers, and an explanation for a refused form.
/// </summary>
internal sealed class AccountPageFilter
    : IAsyncAuthorizationFilter,
        IAlwaysRunResultFilter,
        IOrderedFilter
{
    private const string Refused =
        "The page was open for too long, or was opened in another window. Go back, reload it and try again.";

    // The framework's antiforgery filter has 1000.
    public int Order => 0;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var isPost = HttpMethods.IsPost(http.Request.Method);
        if (
            !isPost
            && !HttpMethods.IsGet(http.Request.Method)
            && !HttpMethods.IsHead(http.Request.Method)
        )
        {
            http.Response.Headers.Allow = "GET, HEAD, POST";
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (isPost && !IsFromOurPages(http))
        {
            context.Result = PageHandlers.Problem(Refused, StatusCodes.Status400BadRequest);
            return;
        }

        var session = await http.AuthenticateAsync(SignInCookies.Complete);
        http.User = session.Principal ?? new ClaimsPrincipal(new ClaimsIdentity());
    }

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
            context.Result = PageHandlers.Problem(Refused, StatusCodes.Status400BadRequest);
        var page = (context.Result as PageResult)?.Model as AccountPage;
        PageHandlers.Protect(context.HttpContext, page?.Back?.Origin, page?.ScriptNonce);
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    private static bool IsFromOurPages(HttpContext http)
    {
        var identity = http.RequestServices.GetRequiredService<IOptions<IdentityOptions>>();
        var origin = http.Request.Headers.Origin;
        return origin.Count == 0
            || origin == new Uri(identity.Value.Issuer).GetLeftPart(UriPartial.Authority);
    }
}
