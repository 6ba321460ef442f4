using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Every field of every request of every RPC, with hostile values.</summary>
[Collection(OnePlatform.Name)]
public sealed class FieldTests(HostilePlatform hostile, ITestOutputHelper output)
{
    private static readonly long[] Numbers =
    [
        -1,
        0,
        1,
        201,
        65536,
        int.MaxValue,
        int.MinValue,
        long.MaxValue,
        long.MinValue,
    ];

    [Fact]
    public async Task Text_ThatHurts_InEveryFieldOfEveryRpc_IsAnsweredClearly()
    {
        var tally = new Tally("hostile text in every field", output);
        var random = Fuzz.For("fields");
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (var rpc in Rpcs.Unary)
                foreach (
                    var path in Leaves(rpc.InputType, depth: 0)
                        .Where(path => path[^1].FieldType == FieldType.String)
                )
                foreach (var text in Some(HostileText.Known, random, 16))
                    await TryAsync(tally, rpc, path, text);
            }
        );
    }

    [Fact]
    public async Task Number_OutOfTheOrdinary_InEveryFieldOfEveryRpc_IsAnsweredClearly()
    {
        var tally = new Tally("hostile numbers in every field", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (var rpc in Rpcs.Unary)
                foreach (
                    var path in Leaves(rpc.InputType, depth: 0)
                        .Where(path => ValuesOf(path[^1]) is not null)
                )
                foreach (var value in ValuesOf(path[^1])!)
                    await TryAsync(tally, rpc, path, value);
            }
        );
    }

    [Fact]
    public async Task Search_OfOperatorsAndChance_IsAnsweredClearly()
    {
        var tally = new Tally("search text", output);
        string[] fields = ["query", "organisation"];
        await hostile.SurvivesAsync(
            tally,
            async () =>
            {
                foreach (
                    var text in HostileText.Known.Concat(
                        HostileText.Random("search", 600 * Fuzz.Rounds)
                    )
                )
                foreach (var field in fields)
                    tally.Judge(
                        await hostile.Officer.CallAsync(
                            Wire.Search,
                            // Encoded by hand: the client library itself refuses a string with half a surrogate pair.
                            Wire.Frame(Wire.Text(field == "query" ? 1 : 2, Bytes(text)))
                        ),
                        $"{field}: {Convert.ToHexString(Bytes(text))}"
                    );
            }
        );
    }

    private async Task TryAsync(
        Tally tally,
        MethodDescriptor rpc,
        FieldDescriptor[] path,
        object value
    )
    {
        var request = Rpcs.NewRequest(rpc);
        Set(request, path, value);
        tally.Judge(
            await hostile.CallWithPermissionAsync(rpc, Wire.Frame(request)),
            $"{rpc.FullName} {string.Join('.', path.Select(field => field.Name))} = {value}"
        );
    }

    // Half a surrogate pair is encoded as three bytes, as if it were a character.
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
            if (
                char.IsSurrogate(text[i])
                && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            )
                bytes.AddRange([
                    (byte)(0xE0 | (text[i] >> 12)),
                    (byte)(0x80 | ((text[i] >> 6) & 0x3F)),
                    (byte)(0x80 | (text[i] & 0x3F)),
                ]);
            else if (char.IsSurrogate(text[i]))
                bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(text.Substring(i++, 2)));
            else
                bytes.AddRange(System.Text.Encoding.UTF8.GetBytes(text.Substring(i, 1)));
        return [.. bytes];
    }

    private static IEnumerable<object>? ValuesOf(FieldDescriptor field) =>
        field.FieldType switch
        {
            FieldType.Int32 or FieldType.SInt32 or FieldType.SFixed32 => Numbers
                .Select(n => (object)unchecked((int)n))
                .Distinct(),
            FieldType.UInt32 or FieldType.Fixed32 => Numbers
                .Select(n => (object)unchecked((uint)n))
                .Distinct(),
            FieldType.Int64 or FieldType.SInt64 or FieldType.SFixed64 => Numbers.Cast<object>(),
            FieldType.UInt64 or FieldType.Fixed64 => Numbers.Select(n =>
                (object)unchecked((ulong)n)
            ),
            FieldType.Double => [double.NaN, double.PositiveInfinity, -1d, 1e308, double.Epsilon],
            FieldType.Float => [float.NaN, float.NegativeInfinity, 1e38f],
            FieldType.Enum => Numbers
                .Select(n => Enum.ToObject(field.EnumType.ClrType, unchecked((int)n)))
                .Distinct(),
            _ => null,
        };

    private static IEnumerable<FieldDescriptor[]> Leaves(MessageDescriptor type, int depth)
    {
        foreach (var field in type.Fields.InFieldNumberOrder().Where(field => !field.IsMap))
            if (field.FieldType != FieldType.Message)
                yield return [field];
            else if (depth < 4)
                foreach (var rest in Leaves(field.MessageType, depth + 1))
                    yield return [field, .. rest];
    }

    private static void Set(IMessage message, ReadOnlySpan<FieldDescriptor> path, object value)
    {
        var field = path[0];
        object set = value;
        if (path.Length > 1)
        {
            var inner = (IMessage)Activator.CreateInstance(field.MessageType.ClrType)!;
            Set(inner, path[1..], value);
            set = inner;
        }
        if (field.IsRepeated)
            ((IList)field.Accessor.GetValue(message)).Add(set);
        else
            field.Accessor.SetValue(message, set);
    }

    private static IEnumerable<string> Some(IReadOnlyList<string> all, Random random, int count) =>
        Fuzz.Rounds > 1 ? all : all.OrderBy(_ => random.Next()).Take(count);
}
