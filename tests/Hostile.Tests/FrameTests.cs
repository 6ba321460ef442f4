using System.IO.Compression;
using Grpc.Core;
using RegionalProviders.Providers.V1;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>gRPC messages that are malformed, or nearly right.</summary>
[Collection(OnePlatform.Name)]
public sealed class FrameTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private static readonly byte[] Valid = new SearchSettingsRequest
    {
        Query = "oak house",
        Regions = { "North West" },
        Near = new NearPostcode { PostcodeArea = "BS1", Kilometres = 5 },
        PageSize = 10,
    }.ToByteArrayOf();

    private static readonly (string Name, byte[] Body, StatusCode Expected)[] Frames =
    [
        ("nothing", [], StatusCode.InvalidArgument),
        ("half a prefix", [0, 0, 0], StatusCode.InvalidArgument),
        ("a prefix alone", [0, 0, 0, 0, 9], StatusCode.InvalidArgument),
        ("more than it says", [.. Wire.Frame(Valid), 1, 2, 3], StatusCode.InvalidArgument),
        ("two messages", [.. Wire.Frame(Valid), .. Wire.Frame(Valid)], StatusCode.InvalidArgument),
        ("a length of 4 GB", Wire.Frame(Valid, length: uint.MaxValue), StatusCode.InvalidArgument),
        ("a length of 2 GB", Wire.Frame(Valid, length: int.MaxValue), StatusCode.ResourceExhausted),
        ("a length that is too short", Wire.Frame(Valid, length: 3), StatusCode.InvalidArgument),
        ("compressed without encoding", Wire.Frame(Valid, flag: 1), StatusCode.InvalidArgument),
        ("an unknown flag", Wire.Frame(Valid, flag: 2), StatusCode.InvalidArgument),
        ("the flag 255", Wire.Frame(Valid, flag: 255), StatusCode.InvalidArgument),
        ("text", "GET / HTTP/1.1\r\n\r\n"u8.ToArray(), StatusCode.InvalidArgument),
        (
            "a string that says it is longer",
            Wire.Frame([0x0A, 0x7F, 0x61]),
            StatusCode.InvalidArgument
        ),
        (
            "a string of negative length",
            Wire.Frame([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
            StatusCode.InvalidArgument
        ),
        (
            "a varint without end",
            Wire.Frame([.. Enumerable.Repeat((byte)0xFF, 20)]),
            StatusCode.InvalidArgument
        ),
        ("field number 0", Wire.Frame([0x00, 0x01]), StatusCode.InvalidArgument),
        ("wire type 7", Wire.Frame([0x0F, 0x01]), StatusCode.InvalidArgument),
        ("a group that never ends", Wire.Frame([0xA3, 0x06]), StatusCode.InvalidArgument),
        (
            "ten thousand groups in each other",
            Wire.Frame([.. Enumerable.Repeat((byte[])[0xA3, 0x06], 10_000).SelectMany(x => x)]),
            StatusCode.InvalidArgument
        ),
        ("a field of another type", Wire.Frame([0x08, 0x01]), StatusCode.OK),
        (
            "unknown fields",
            Wire.Frame([.. Wire.Text(9999, new byte[100_000]), .. Wire.Field(536870911, 0, [1])]),
            StatusCode.OK
        ),
        (
            "a string that is no UTF-8",
            Wire.Frame(Wire.Text(1, [0x61, 0xFF, 0xFE, 0xC0, 0x80])),
            StatusCode.InvalidArgument
        ),
        (
            "a lone surrogate",
            Wire.Frame(Wire.Text(1, [0xED, 0xA0, 0x80])),
            StatusCode.InvalidArgument
        ),
        (
            "NUL in a string",
            Wire.Frame(Wire.Text(1, [0x61, 0x00, 0x62])),
            StatusCode.InvalidArgument
        ),
        (
            "an endless list",
            Wire.Frame([.. Enumerable.Repeat(Wire.Text(4, "a"), 100_000).SelectMany(x => x)]),
            StatusCode.InvalidArgument
        ),
        (
            "a message of 3 MB",
            Wire.Frame(Wire.Text(1, new byte[3_000_000])),
            StatusCode.ResourceExhausted
        ),
    ];

    // Names only, because the test runner writes the data of a theory into its lists of tests.
    public static TheoryData<string> Names => [.. Frames.Select(frame => frame.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task Frame_ThatIsNoRequest_IsRefusedAsWhatItIs(string what)
    {
        var (_, body, expected) = Frames.Single(frame => frame.Name == what);
        var tally = new Tally("frames", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                var answer = tally.Judge(await hostile.Officer.CallAsync(Wire.Search, body), what);
                Assert.True(answer.Status == expected, $"{what}: {answer}");
            }
        );
    }

    [Fact]
    public async Task Message_CutAtEveryByte_IsAnsweredClearly()
    {
        var tally = new Tally("cut messages", output);
        var whole = Wire.Frame(Valid);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                for (var length = 0; length < whole.Length; length++)
                {
                    var cut = tally.Judge(
                        await hostile.Officer.CallAsync(Wire.Search, whole[..length]),
                        $"cut at {length}"
                    );
                    Assert.Equal(StatusCode.InvalidArgument, cut.Status);
                    if (length >= 5)
                        tally.Judge(
                            await hostile.Officer.CallAsync(
                                Wire.Search,
                                Wire.Frame(whole[5..length])
                            ),
                            $"shortened to {length}"
                        );
                }
            }
        );
    }

    [Fact]
    public async Task Message_MutatedAtRandom_IsAnsweredClearly()
    {
        var tally = new Tally("mutated messages", output);
        var random = Fuzz.For("mutated messages");
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                for (var i = 0; i < 1500 * Fuzz.Rounds; i++)
                {
                    var framed = random.Next(3) > 0;
                    var body = framed
                        ? Wire.Frame(random.Mutate(Valid))
                        : random.Mutate(Wire.Frame(Valid));
                    tally.Judge(
                        await hostile.Officer.CallAsync(Wire.Search, body),
                        Convert.ToHexString(body)
                    );
                }
            }
        );
    }

    [Fact]
    public async Task Bytes_OfChance_ToEveryRpc_AreAnsweredClearly()
    {
        var tally = new Tally("random bytes to every RPC", output);
        var random = Fuzz.For("random bytes");
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                for (var round = 0; round < 8 * Fuzz.Rounds; round++)
                    // Without watches: one that random bytes happen to open would never end.
                    foreach (
                        var rpc in Rpcs.All.Where(rpc =>
                            !rpc.Name.StartsWith("Watch", StringComparison.Ordinal)
                        )
                    )
                    {
                        var body =
                            random.Next(4) == 0 ? random.Bytes(200) : Wire.Frame(random.Bytes(200));
                        var caller = hostile.Everyone[random.Next(3)];
                        tally.Judge(
                            await caller.CallAsync(Rpcs.PathOf(rpc), body),
                            $"{rpc.FullName} {Convert.ToHexString(body)}"
                        );
                    }
            }
        );
    }

    [Theory]
    [InlineData("gzip", 40)]
    [InlineData("gzip", 400)]
    [InlineData("deflate", 40)]
    public async Task Message_ThatUnpacksToMuch_IsRefusedBeforeItFillsTheMemory(
        string encoding,
        int megabytes
    )
    {
        using var packed = new MemoryStream();
        using (
            Stream pack =
                encoding == "gzip"
                    ? new GZipStream(packed, CompressionLevel.Optimal, true)
                    : new ZLibStream(packed, CompressionLevel.Optimal, true)
        )
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < megabytes; i++)
                pack.Write(zeros);
        }
        var tally = new Tally("compressed bombs", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                var allocated = GC.GetTotalAllocatedBytes();
                tally.Judge(
                    await hostile.Officer.CallAsync(
                        Wire.Search,
                        Wire.Frame(packed.ToArray(), 1),
                        ("grpc-encoding", encoding)
                    ),
                    $"{megabytes} MB in {packed.Length} bytes"
                );
                Assert.InRange(GC.GetTotalAllocatedBytes() - allocated, 0, 32L * 1024 * 1024);
            }
        );
    }
}
