using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Page tokens that were altered, and page tokens that were forged with full knowledge of their format.</summary>
[Collection(OnePlatform.Name)]
public sealed class PageTokenTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private const string ListCouncils =
        "/regionalproviders.identity.v1.CouncilService/ListCouncils";

    private static readonly string[] Keys =
    [
        "null",
        "1",
        "{}",
        "[]",
        "\"\"",
        "\"a\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"99999999999999999999\"",
        "\"-1\"",
        "\"NaN\"",
        "\"1e400\"",
        "\"0001-01-01\"",
        "\"9999-12-31\"",
        "\"0001-01-01T00:00:00.0000000+00:00\"",
        "\"0001-01-01T00:00:00.0000000+14:00\"",
        "\"9999-12-31T23:59:59.9999999+00:00\"",
        "\"00000000-0000-0000-0000-000000000000\"",
        "\"'; select 1; --\"",
    ];

    [Fact]
    public async Task Token_WithAnyBitFlipped_IsRefused()
    {
        using var channel = GrpcChannel.ForAddress(hostile.Platform.Server);
        var first = await new CouncilService.CouncilServiceClient(channel).ListCouncilsAsync(
            new ListCouncilsRequest { PageSize = 2 },
            [new Metadata.Entry("authorization", $"Bearer {hostile.Officer.Token}")]
        );
        var token = Encoding.ASCII.GetBytes(first.NextPageToken);
        Assert.NotEmpty(token);
        var tally = new Tally("page tokens, each bit", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                for (var bit = 0; bit < token.Length * 8; bit++)
                {
                    var flipped = (byte[])token.Clone();
                    flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                    await IsRefusedAsync(tally, flipped, $"bit {bit} of {first.NextPageToken}");
                }
                for (var length = 1; length < token.Length; length++)
                    await IsRefusedAsync(tally, token[..length], $"cut at {length}");
                foreach (var more in new[] { " ", "=", "==", "%", "A", "\t", "AAAA" })
                    await IsRefusedAsync(
                        tally,
                        [.. token, .. Encoding.ASCII.GetBytes(more)],
                        $"with \"{more}\" at its end"
                    );
            }
        );
    }

    [Fact]
    public async Task Token_ForgedForEveryList_IsRefusedOrPagesOn()
    {
        var tally = new Tally("forged page tokens", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (
                    var rpc in Rpcs.Unary.Where(rpc =>
                        rpc.InputType.FindFieldByName("page_token") is not null
                    )
                )
                    for (var count = 1; count <= 4; count++)
                        foreach (var key in Keys)
                        {
                            var request = Filled(rpc);
                            var token = Forge(
                                request,
                                $"[{string.Join(',', Enumerable.Repeat(key, count))}]"
                            );
                            rpc.InputType.FindFieldByName("page_token")
                                .Accessor.SetValue(request, token);
                            tally.Judge(
                                await hostile.CallWithPermissionAsync(rpc, Wire.Frame(request)),
                                $"{rpc.FullName} {count} × {key}"
                            );
                        }
            }
        );
    }

    private async Task IsRefusedAsync(Tally tally, byte[] token, string what)
    {
        byte[] request =
        [
            .. new ListCouncilsRequest { PageSize = 2 }.ToByteArray(),
            .. Wire.Text(TokenField, token),
        ];
        var answer = tally.Judge(
            await hostile.Officer.CallAsync(ListCouncils, Wire.Frame(request)),
            what
        );
        Assert.True(answer.Status == StatusCode.InvalidArgument, $"{what}: {answer}");
    }

    private static int TokenField => ListCouncilsRequest.PageTokenFieldNumber;

    // Existing or plausible ids, so that no other rule refuses the request before its token is read.
    private static IMessage Filled(MethodDescriptor rpc)
    {
        var request = Rpcs.NewRequest(rpc);
        foreach (var field in rpc.InputType.Fields.InFieldNumberOrder())
            if (
                field.FieldType == FieldType.String
                && !field.IsRepeated
                && field.Name.EndsWith("id", StringComparison.Ordinal)
            )
                field.Accessor.SetValue(request, "0198c5a2-0000-7000-8000-000000000001");
            else if (
                field.FieldType == FieldType.Message
                && field.MessageType.Name == nameof(RegistrationKey)
            )
                field.Accessor.SetValue(
                    request,
                    new RegistrationKey { Regulator = Regulator.Ofsted, Urn = "SC012345" }
                );
        return request;
    }

    // As RegionalProviders.Persistence.Page creates them: the hash protects against accidents, not against forgery.
    private static string Forge(IMessage request, string keys)
    {
        var filter = Hash(
            Encoding.UTF8.GetBytes(request.Descriptor.FullName),
            request.ToByteArray()
        );
        var body = Encoding.UTF8.GetBytes(keys);
        return Base64Url.EncodeToString([.. Hash(filter, body), .. body]);
    }

    private static byte[] Hash(byte[] first, byte[] second) =>
        SHA256.HashData([.. first, 0, .. second])[..8];
}
