using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Tests.Probe;

namespace Grpc.Tests;

public sealed class CompressionTests
{
    private static readonly ProbeRequest Request = new() { Text = new string('x', 100_000) };

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Unary_CompressedByOurClient_ArrivesCompressed(string encoding)
    {
        await using var server = await ProbeServer.StartAsync(options =>
        {
            options.ResponseCompressionAlgorithm = encoding;
            options.ResponseCompressionLevel = CompressionLevel.Fastest;
        });

        var response = await server.Client.UnaryAsync(
            Request,
            new Metadata { { "grpc-internal-encoding-request", encoding } }
        );

        Assert.Equal(Request.Text, response.Text);
        Assert.Equal(encoding, server.Journal.WireHeaders["grpc-encoding"]);
        Assert.Contains(
            encoding,
            server.Journal.WireHeaders["grpc-accept-encoding"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Unary_CompressedByAForeignClient_IsAnsweredCompressed(string encoding)
    {
        await using var server = await ProbeServer.StartAsync(options =>
            options.ResponseCompressionAlgorithm = encoding
        );

        var (flag, body) = await CallAsync(
            server.Address,
            encoding,
            Compress(Request.ToByteArray(), encoding)
        );

        Assert.Equal(1, flag);
        Assert.True(body.Length < 10_000, $"{body.Length} bytes");
        Assert.Equal(Request.Text, ProbeResponse.Parser.ParseFrom(Decompress(body, encoding)).Text);
    }

    [Fact]
    public async Task Unary_WhoseServiceDeclinesCompression_IsAnsweredPlain()
    {
        await using var server = await ProbeServer.StartAsync(options =>
        {
            options.ResponseCompressionAlgorithm = "gzip";
            options.Interceptors.Add<PlainInterceptor>();
        });

        var (flag, body) = await CallAsync(
            server.Address,
            "gzip",
            Compress(Request.ToByteArray(), "gzip")
        );

        Assert.Equal(0, flag);
        Assert.Equal(Request.Text, ProbeResponse.Parser.ParseFrom(body).Text);
    }

    [Fact]
    public async Task Unary_CompressedInAnUnknownWay_IsUnimplemented()
    {
        await using var server = await ProbeServer.StartAsync();

        using var response = await PostAsync(server.Address, "snappy", Request.ToByteArray());

        Assert.Equal("12", response.Headers.GetValues("grpc-status").Single());
        Assert.Equal(
            "identity,gzip,deflate",
            response.Headers.GetValues("grpc-accept-encoding").Single()
        );
    }

    /// <summary>A call without any gRPC library: one frame there, the flag and content of one frame back.</summary>
    private static async Task<(byte Flag, byte[] Body)> CallAsync(
        string address,
        string encoding,
        byte[] message
    )
    {
        using var response = await PostAsync(address, encoding, message);
        var answer = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal("0", response.TrailingHeaders.GetValues("grpc-status").Single());
        Assert.Equal(answer.Length - 5, BinaryPrimitives.ReadInt32BigEndian(answer.AsSpan(1)));
        return (answer[0], answer[5..]);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        string address,
        string encoding,
        byte[] message
    )
    {
        var frame = new byte[message.Length + 5];
        frame[0] = 1;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        message.CopyTo(frame, 5);
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"{address}/probe.v1.ProbeService/Unary"
        );
        request.Version = HttpVersion.Version20;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));
        request.Headers.Add("grpc-encoding", encoding);
        request.Headers.Add("grpc-accept-encoding", encoding);
        request.Content = new ByteArrayContent(frame);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");

        return await client.SendAsync(request);
    }

    private static byte[] Compress(byte[] plain, string encoding)
    {
        using var buffer = new MemoryStream();
        using (
            Stream stream =
                encoding == "gzip"
                    ? new GZipStream(buffer, CompressionLevel.Optimal)
                    : new ZLibStream(buffer, CompressionLevel.Optimal)
        )
            stream.Write(plain);
        return buffer.ToArray();
    }

    private static byte[] Decompress(byte[] compressed, string encoding)
    {
        using var source = new MemoryStream(compressed);
        using Stream stream =
            encoding == "gzip"
                ? new GZipStream(source, CompressionMode.Decompress)
                : new ZLibStream(source, CompressionMode.Decompress);
        using var buffer = new MemoryStream();
        stream.CopyTo(buffer);
        return buffer.ToArray();
    }

    private sealed class PlainInterceptor : Interceptor
    {
        public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
            TRequest request,
            ServerCallContext context,
            UnaryServerMethod<TRequest, TResponse> continuation
        )
        {
            context.WriteOptions = new WriteOptions(WriteFlags.NoCompress);
            return continuation(request, context);
        }
    }
}
