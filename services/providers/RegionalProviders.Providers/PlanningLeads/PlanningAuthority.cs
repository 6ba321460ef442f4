using System.Text.RegularExpressions;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>
/// The authorities that decide planning applications: the councils of the directory, except that in two-tier areas the
/// districts (E07) and in national parks the park authorities (E26) decide. These have no children's services and so
/// are missing from the directory.
/// </summary>
internal static partial class PlanningAuthority
{
    /// <summary>The current code of the authority, or null if it does not decide planning applications.</summary>
    public static string? Find(string gssCode)
    {
        var code = gssCode.Trim().ToUpperInvariant();
        return CouncilDirectory.FindByGss(code)?.GssCode
            ?? (DistrictOrPark().IsMatch(code) ? code : null);
    }

    [GeneratedRegex(
        "^E(?:07|26)[0-9]{6}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex DistrictOrPark();
}
