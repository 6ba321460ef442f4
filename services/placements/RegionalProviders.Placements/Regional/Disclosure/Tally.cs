using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>How many placements there are, and how many of them cost anything.</summary>
/// <param name="Placements">All.</param>
/// <param name="Costing">Those with a weekly cost above 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Tally(int Placements, int Costing)
{
    public bool IsSmall => Small.Is(Placements) || Small.Is(Costing);

    public static Tally operator +(Tally left, Tally right) =>
        new(left.Placements + right.Placements, left.Costing + right.Costing);

    public static Tally operator -(Tally left, Tally right) =>
        new(left.Placements - right.Placements, left.Costing - right.Costing);
}
