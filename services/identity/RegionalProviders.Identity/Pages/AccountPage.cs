using System.Security.Cryptography;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace RegionalProviders.Identity.Pages;

/// <summary>Base class of the sign-in pages.</summary>
[RequestSizeLimit(MaxFormBytes)]
internal abstract class AccountPage : PageModel
{
    private const int MaxFormBytes = 64 * 1024;

    /// <summary>
    /// Where the browser continues, and the application to which its forms may lead; null if the user opened the page
    /// directly.
    /// </summary>
    public ReturnAddress? Back { get; protected set; }

    /// <summary>Nonce that lets the page's only script run; null for a page without a script.</summary>
    public string? ScriptNonce { get; private set; }

    /// <summary>What the user must correct, by field.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    /// <summary>The field's problem; null where it has none.</summary>
    public string? ProblemOf(string field) => Problems.GetValueOrDefault(field);

    protected void AllowScript() =>
        ScriptNonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    protected PageResult WithProblem(string field, string problem)
    {
        Problems[field] = problem;
        return Page();
    }

    protected EmptyResult SeeOther(string location)
    {
        HttpContext.SeeOther(location);
        return new EmptyResult();
    }
}

/// <summary>The framework's antiforgery tokens.</summary>
internal static class PageForms
{
    internal const string TokenField = "form_token";

    internal static string? Token(this IAntiforgery antiforgery, HttpContext http) =>
        antiforgery.GetAndStoreTokens(http).RequestToken;
}

/// <summary>One field of a form.</summary>
/// <param name="Name">Name, also its id.</param>
/// <param name="Label">What to enter.</param>
/// <param name="Type">HTML type.</param>
/// <param name="Autocomplete">What a browser may fill in.</param>
internal sealed record Field(string Name, string Label, string Type, string Autocomplete)
{
    public string? Hint { get; init; }

    /// <summary>What was entered before; never a secret.</summary>
    public string Value { get; init; } = "";

    /// <summary>What is wrong with it; null where nothing is.</summary>
    public string? Problem { get; init; }

    public string? DescribedBy =>
        (Hint, Problem) switch
        {
            (null, null) => null,
            (_, null) => $"{Name}-hint",
            (null, _) => $"{Name}-error",
            _ => $"{Name}-hint {Name}-error",
        };
}
