using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace RegionalProviders.Bench;

/// <summary>Unary calls over HTTP/2 connections of their own, with as little overhead as possible.</summary>
internal static class RawCalls
{
    internal static HttpClient Connect(Endpoints at) =>
        new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(at.Server) };

    /// <summary>Makes a call and returns its gRPC status.</summary>
    internal static async Task<int> SendAsync(
        HttpClient connection,
        string method,
        byte[] frame,
        string token
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, method)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TE.ParseAdd("trailers");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await connection.SendAsync(request);
        await response.Content.ReadAsByteArrayAsync();
        // An answer without a message has its status among the headers.
        var found =
            response.TrailingHeaders.TryGetValues("grpc-status", out var status)
            || response.Headers.TryGetValues("grpc-status", out status);
        return found
            ? int.Parse(status!.Single(), CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{method}: no status.\n{response}");
    }
}
