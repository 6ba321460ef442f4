using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Shared;

/// <summary>Maps amounts to messages.</summary>
internal static class Pounds
{
    /// <summary>The amount as a message.</summary>
    public static Money Of(long pence) => new() { Pence = pence, CurrencyCode = "GBP" };

    /// <summary>The contributions as a message; the total is their sum.</summary>
    public static Funding Of(long socialCare, long education, long health) =>
        new()
        {
            Total = Of(socialCare + education + health),
            SocialCare = Of(socialCare),
            Education = Of(education),
            Health = Of(health),
        };
}
