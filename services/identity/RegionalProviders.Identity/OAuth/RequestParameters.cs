using System.Net.Http.Headers;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace RegionalProviders.Identity.OAuth;

/// <summary>The parameters of a request, each at most once; where they may contain secrets, from the body alone.</summary>
internal sealed class RequestParameters(IReadOnlyDictionary<string, StringValues> form)
{
    internal const int MaxLength = 16 * 1024;

    /// <summary>A parameter; null where absent or empty, which RFC 6749 says are the same.</summary>
    internal string? this[string name] =>
        form.TryGetValue(name, out var value) && value is [{ Length: > 0 } text] ? text : null;

    /// <summary>All parameters, e.g. to send a browser back to its original request.</summary>
    internal IEnumerable<KeyValuePair<string, string?>> All =>
        form.Select(pair => KeyValuePair.Create(pair.Key, (string?)pair.Value));

    /// <summary>The parameters as an ASP.NET Core form.</summary>
    internal IFormCollection ToForm() =>
        new FormCollection(new Dictionary<string, StringValues>(form));

    /// <summary>Parameters of a URL, for requests that hold no secret.</summary>
    internal static RequestParameters OfQuery(string query) =>
        query.Length <= MaxLength
            ? Once(QueryHelpers.ParseQuery(query))
            : throw OAuthException.TooLarge();

    internal static async Task<RequestParameters> ReadAsync(HttpRequest request)
    {
        if (request.QueryString.HasValue)
            throw OAuthException.InvalidRequest(
                "Send every parameter in the body, none in the URL. A secret that was in a URL may be in logs: replace it."
            );
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !"application/x-www-form-urlencoded".Equals(
                type.MediaType,
                StringComparison.OrdinalIgnoreCase
            )
        )
            throw OAuthException.InvalidRequest(
                "The content type must be application/x-www-form-urlencoded."
            );

        return Once(await ReadFormAsync(request));
    }

    private static RequestParameters Once(Dictionary<string, StringValues> form) =>
        form.Values.All(values => values.Count == 1)
            ? new RequestParameters(form)
            : throw OAuthException.InvalidRequest("A parameter is there more than once.");

    private static async Task<Dictionary<string, StringValues>> ReadFormAsync(HttpRequest request)
    {
        if (request.ContentLength > MaxLength)
            throw OAuthException.TooLarge();
        // For a body without a Content-Length.
        if (
            request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is
            { IsReadOnly: false } limit
        )
            limit.MaxRequestBodySize = MaxLength;
        try
        {
            var reader = new FormPipeReader(request.BodyReader)
            {
                ValueCountLimit = 20,
                KeyLengthLimit = 100,
                ValueLengthLimit = MaxLength,
            };
            return await reader.ReadFormAsync(request.HttpContext.RequestAborted);
        }
        catch (BadHttpRequestException exception)
            when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw OAuthException.TooLarge();
        }
        catch (InvalidDataException)
        {
            throw OAuthException.TooLarge();
        }
    }
}
