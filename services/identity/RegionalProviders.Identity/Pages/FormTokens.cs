using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Identity.SignIn;

namespace RegionalProviders.Identity.Pages;

/// <summary>
/// Tokens against forged forms: the field is made, under our key, for the cookie of this browser and for its session.
/// Another site can neither read nor make one, and one from before signing in is of no use after.
/// </summary>
internal sealed class FormTokens(
    KeyEncryption encryption,
    Cookies cookies,
    IOptions<IdentityOptions> options
)
{
    internal const string Field = "form_token";
    private const int GreatestLength = 200;

    internal string Issue(HttpContext http)
    {
        if (cookies.Read(http, Cookies.Form) is not { } cookie)
        {
            cookie = RandomToken.Generate().Text;
            cookies.Write(http, Cookies.Form, cookie);
        }

        return Base64Url.EncodeToString(encryption.Encrypt(Context(http, cookie), []));
    }

    /// <summary>Refuses a form that does not come from a page of ours in this browser.</summary>
    internal void Check(HttpContext http, RequestParameters form)
    {
        var origin = http.Request.Headers.Origin;
        var isOurs =
            origin.Count == 0
            || origin == new Uri(options.Value.Issuer).GetLeftPart(UriPartial.Authority);
        if (
            !isOurs
            || cookies.Read(http, Cookies.Form) is not { } cookie
            || form[Field] is not { Length: <= GreatestLength } token
            || !IsMadeFor(Context(http, cookie), token)
        )
            throw OAuthException.InvalidRequest(
                "The page was open for too long, or was opened in another window. Go back, reload it and try again."
            );
    }

    private bool IsMadeFor(string context, string token)
    {
        try
        {
            encryption.Decrypt(context, encryption.Name, Base64Url.DecodeFromChars(token));
            return true;
        }
        catch (Exception exception)
            when (exception
                    is CryptographicException
                        or FormatException
                        or ArgumentException
                        or OverflowException
            )
        {
            return false;
        }
    }

    private string Context(HttpContext http, string cookie) =>
        $"form {cookie} {cookies.Read(http, Cookies.Session)}";
}
