using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Tests.Regional;

/// <summary>What is known of a count.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Bounds(int Low, int High)
{
    public const int Most = 1_000_000;

    public bool IsOne => Low == High;

    public static Bounds Exactly(int count) => new(count, count);

    public Bounds And(Bounds other) => new(Math.Max(Low, other.Low), Math.Min(High, other.High));
}
