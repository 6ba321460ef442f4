using System.Text.RegularExpressions;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.PlanningLeads;

/// <summary>
/// Who decides planning applications: the councils of the directory, but in two-tier areas the districts (E07) and in
/// national parks their authorities (E26), which are no councils for children's services and so not in the directory.
/// </summary>
internal static partial class PlanningAuthority
{
    /// <summary>The code in force of the authority, or null where it is none that decides applications.</summary>
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
