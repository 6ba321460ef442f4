using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Identity.Tests.Fixtures;

/// <summary>A response that a browser received.</summary>
public sealed record Screen(
    HttpStatusCode Status,
    string Html,
    string Location,
    HttpResponseMessage Response
)
{
    /// <summary>The value of a hidden field.</summary>
    public string Hidden(string name) =>
        WebUtility.HtmlDecode(
            Regex
                .Match(Html, $"<input type=\"hidden\" name=\"{name}\" value=\"([^\"]*)\"")
                .Groups[1]
                .Value
        );

    public string Action => Regex.Match(Html, "<form action=\"([^\"]*)\"").Groups[1].Value;

    /// <summary>The screen reduced to one of its forms, found by the end of its action.</summary>
    public Screen Form(string actionEnd) =>
        this with
        {
            Html = Regex
                .Matches(Html, "<form action=.*?</form>", RegexOptions.Singleline)
                .Select(match => match.Value)
                .First(form =>
                    new Screen(Status, form, "", Response).Action.EndsWith(
                        actionEnd,
                        StringComparison.Ordinal
                    )
                ),
        };

    public string Title =>
        WebUtility.HtmlDecode(Regex.Match(Html, "<h1>(.*?)</h1>").Groups[1].Value);

    /// <summary>A query parameter of the address that the browser is redirected to.</summary>
    public string? Query(string name) =>
        Microsoft
            .AspNetCore.WebUtilities.QueryHelpers.ParseQuery(
                new Uri(new Uri("http://x"), Location).Query
            )
            .TryGetValue(name, out var value)
            ? value.ToString()
            : null;
}

/// <summary>A browser with its own cookies and network address, which follows redirects only when told to.</summary>
public sealed class Browser : IDisposable
{
    private static int next;
    private readonly HttpClient http;

    public Browser(IdentityHost host)
    {
        // Every address of 127.0.0.0/8 is this machine.
        var number = Interlocked.Increment(ref next);
        var address = new IPAddress([127, 9, (byte)(number / 250), (byte)(number % 250 + 1)]);
        Cookies = new CookieContainer();
        http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = Cookies,
                ConnectCallback = async (context, cancellationToken) =>
                {
                    var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                    socket.Bind(new IPEndPoint(address, 0));
                    await socket.ConnectAsync(
                        IPAddress.Loopback,
                        context.DnsEndPoint.Port,
                        cancellationToken
                    );
                    return new NetworkStream(socket, ownsSocket: true);
                },
            }
        )
        {
            BaseAddress = new Uri(host.Issuer),
        };
        Site = new Uri(host.Issuer);
    }

    public CookieContainer Cookies { get; }

    public Uri Site { get; }

    public string? Cookie(string name) => Cookies.GetCookies(Site)[name]?.Value;

    public async Task<Screen> GetAsync(string address) =>
        await ReadAsync(await http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute)));

    /// <summary>Gets an address and follows its redirect.</summary>
    public async Task<Screen> FollowAsync(string address) =>
        await GetAsync((await GetAsync(address)).Location);

    public async Task<Screen> PostAsync(
        string address,
        IEnumerable<KeyValuePair<string, string>> form,
        string? origin = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new FormUrlEncodedContent(form),
        };
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await ReadAsync(await http.SendAsync(request));
    }

    /// <summary>Fills in the form of a page and submits it with its hidden fields.</summary>
    public Task<Screen> SubmitAsync(Screen page, params (string Name, string Value)[] fields)
    {
        var hidden = Regex
            .Matches(
                FirstForm(page.Html),
                "<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\""
            )
            .Select(match =>
                KeyValuePair.Create(
                    match.Groups[1].Value,
                    WebUtility.HtmlDecode(match.Groups[2].Value)
                )
            );
        return PostAsync(
            page.Action,
            [.. hidden, .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]
        );
    }

    public void Dispose() => http.Dispose();

    private static string FirstForm(string html) => html.Split("</form>")[0];

    private static async Task<Screen> ReadAsync(HttpResponseMessage response) =>
        new(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(),
            response.Headers.Location?.OriginalString ?? "",
            response
        );
}
