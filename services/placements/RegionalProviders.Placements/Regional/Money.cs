using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Regional;

/// <summary>Weekly cost of placements, in pence.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Money(long Total, long SocialCare, long Education, long Health)
{
    /// <summary>Whether the total and each contribution of another amount are at least as large.</summary>
    public bool IsWithin(Money other) =>
        Total <= other.Total
        && SocialCare <= other.SocialCare
        && Education <= other.Education
        && Health <= other.Health;

    public static Money operator +(Money left, Money right) =>
        new(
            left.Total + right.Total,
            left.SocialCare + right.SocialCare,
            left.Education + right.Education,
            left.Health + right.Health
        );
}
