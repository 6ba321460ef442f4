using System.Net;
using System.Security.Authentication;

namespace RegionalProviders.Client.Authentication;

/// <summary>HTTP to the authorisation server, in the HTTP version that its port supports.</summary>
internal sealed class OAuthHttp(Func<HttpMessageInvoker> invoker, Uri server, TimeProvider time)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>
    /// Without TLS the HTTP version cannot be negotiated: the platform's gRPC port speaks HTTP/2 only, and any other port is
    /// taken to speak HTTP/1.1.
    /// </summary>
    internal HttpRequestMessage Request(HttpMethod method, Uri address)
    {
        var request = new HttpRequestMessage(method, address)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        if (address.Scheme == Uri.UriSchemeHttp)
        {
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            if (address.Authority != server.Authority)
                request.Version = HttpVersion.Version11;
        }
        request.Headers.Accept.ParseAdd("application/json");
        return request;
    }

    internal async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(Timeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        try
        {
            var response = await invoker().SendAsync(request, both.Token);
            await response.Content.LoadIntoBufferAsync(both.Token);
            return response;
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw Unreachable(request, "it did not answer in time", e);
        }
        catch (HttpRequestException e)
            when (e.GetBaseException() is AuthenticationException untrusted)
        {
            // Not transient: a retry would fail in the same way. The secret was not sent.
            throw new SignInException(
                $"{request.RequestUri!.GetLeftPart(UriPartial.Authority)} is not trusted: {untrusted.Message}",
                inner: e
            );
        }
        catch (HttpRequestException e)
        {
            throw Unreachable(request, e.GetBaseException().Message, e);
        }
    }

    private static SignInException Unreachable(
        HttpRequestMessage request,
        string why,
        Exception cause
    ) => new($"{request.RequestUri} cannot be reached: {why}.", isTransient: true, inner: cause);
}
