using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.Extensions.Options;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Outbound;

namespace RegionalProviders.Notifications.Webhooks.Sending;

/// <summary>
/// Posts to addresses chosen by councils: without redirects, proxy or cookies, with a short timeout and a small limit
/// on the response.
/// </summary>
internal sealed class WebhookHttp(IHttpClientFactory clients, IOptions<WebhookOptions> options)
{
    /// <summary>Name of the HTTP client.</summary>
    internal const string Client = "webhooks";

    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxHeadersKiB = 32;
    private const int Chunk = 4 * 1024;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private readonly TimeSpan timeout = options.Value.Timeout;

    /// <summary>A handler that connects only to addresses that <see cref="WebhookTargets"/> allows.</summary>
    internal static SocketsHttpHandler Handler(WebhookTargets targets)
    {
        var handler = targets.Outbound.Handler();
        handler.ConnectTimeout = ConnectTimeout;
        handler.MaxResponseHeadersLength = MaxHeadersKiB;
        // The rest of a response is not drained: the connection is closed.
        handler.MaxResponseDrainSize = 0;
        // Trace ids are internal and are not sent to third parties.
        handler.ActivityHeadersPropagator = null;
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        return handler;
    }

    /// <summary>Posts the message and returns the result.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled; a timeout of the address is a result.</exception>
    public async Task<WebhookAnswer> PostAsync(
        Uri url,
        SignedMessage message,
        CancellationToken cancellationToken
    )
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        ends.CancelAfter(timeout);
        try
        {
            using var http = clients.CreateClient(Client);
            using var request = message.To(url);
            using var response = await http.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                ends.Token
            );
            var status = (int)response.StatusCode;
            if (!response.IsSuccessStatusCode)
                return new WebhookAnswer(WebhookFailure.Status, status, default);
            return await ReadAsync(response, ends.Token) is { } body
                ? new WebhookAnswer(WebhookFailure.Unspecified, status, body)
                : new WebhookAnswer(WebhookFailure.TooLarge, status, default);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(WebhookFailure.TimedOut, 0, default);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new WebhookAnswer(FailureOf(exception), 0, default);
        }
    }

    // Null if the body is larger than the limit.
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        HttpResponseMessage response,
        CancellationToken cancellationToken
    )
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var body = new MemoryStream();
        var chunk = new byte[Chunk];
        while (await stream.ReadAsync(chunk, cancellationToken) is > 0 and var length)
        {
            if (body.Length + length > MaxBodyBytes)
                return null;
            body.Write(chunk, 0, length);
        }

        return body.ToArray();
    }

    private static WebhookFailure FailureOf(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
            switch (cause)
            {
                // Not told apart from a name that nobody knows: whoever asks could learn what private names exist.
                case RefusedAddressException:
                    return WebhookFailure.Unreachable;
                case AuthenticationException:
                case HttpRequestException
                {
                    HttpRequestError: HttpRequestError.SecureConnectionError
                }:
                    return WebhookFailure.Tls;
                case HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConfigurationLimitExceeded
                }:
                    return WebhookFailure.TooLarge;
                case HttpRequestException
                {
                    HttpRequestError: HttpRequestError.NameResolutionError
                        or HttpRequestError.ConnectionError
                } when cause.InnerException is SocketException:
                    return WebhookFailure.Unreachable;
            }

        return WebhookFailure.BrokenOff;
    }
}

/// <summary>The response of an address.</summary>
/// <param name="Failure">Unspecified if the address accepted the message.</param>
/// <param name="Status">The HTTP status; 0 if there was no response.</param>
/// <param name="Body">The response body; empty unless the address accepted the message.</param>
internal readonly record struct WebhookAnswer(
    WebhookFailure Failure,
    int Status,
    ReadOnlyMemory<byte> Body
);
