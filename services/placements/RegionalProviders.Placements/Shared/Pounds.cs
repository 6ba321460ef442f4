using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Shared;

/// <summary>Amounts as the API says them.</summary>
internal static class Pounds
{
    /// <summary>The proto's amount.</summary>
    public static Money Of(long pence) => new() { Pence = pence, CurrencyCode = "GBP" };

    /// <summary>The proto's amount by who pays; the total is the sum of the parts.</summary>
    public static Funding Of(long socialCare, long education, long health) =>
        new()
        {
            Total = Of(socialCare + education + health),
            SocialCare = Of(socialCare),
            Education = Of(education),
            Health = Of(health),
        };
}
