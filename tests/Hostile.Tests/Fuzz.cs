using System.Globalization;

namespace RegionalProviders.Hostile.Tests;

/// <summary>
/// The randomness of a run. RP_FUZZ_SEED repeats another run or, as "random", starts a new one; RP_FUZZ_ROUNDS makes the
/// run longer by that factor.
/// </summary>
internal static class Fuzz
{
    private const int Usual = 20260611;

    public static int Seed { get; } =
        Environment.GetEnvironmentVariable("RP_FUZZ_SEED") switch
        {
            null or "" => Usual,
            "random" => Random.Shared.Next(),
            var text => int.Parse(text, CultureInfo.InvariantCulture),
        };

    public static int Rounds { get; } =
        Environment.GetEnvironmentVariable("RP_FUZZ_ROUNDS") is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 1;

    /// <summary>The random numbers of one attack, independent of which other attacks run before it.</summary>
    public static Random For(string attack) =>
        new(attack.Aggregate(Seed, (hash, c) => unchecked((hash * 31) + c)));

    public static byte[] Bytes(this Random random, int most)
    {
        var bytes = new byte[random.Next(most + 1)];
        random.NextBytes(bytes);
        return bytes;
    }

    /// <summary>A copy with a few bytes changed, removed, repeated or inserted.</summary>
    public static byte[] Mutate(this Random random, byte[] from)
    {
        var bytes = from.ToList();
        for (var i = random.Next(1, 6); i > 0 && bytes.Count > 0; i--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.RemoveAt(at);
                    break;
                case 3:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    var length = Math.Min(random.Next(1, 20), bytes.Count - at);
                    bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, length));
                    break;
            }
        }
        return [.. bytes];
    }
}
