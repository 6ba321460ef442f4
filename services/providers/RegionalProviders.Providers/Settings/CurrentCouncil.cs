using RegionalProviders.Deadlines;
using RegionalProviders.Kernel;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Settings;

/// <summary>Host authorities named by callers.</summary>
internal static class CurrentCouncil
{
    /// <summary>The current council of a GSS code; refuses an unknown code and an abolished council.</summary>
    public static Guid Find(string gss, string field, DateTimeOffset now)
    {
        var council =
            CouncilDirectory.FindByGss(gss)
            ?? throw Fault.Invalid(field, "is not the GSS code of a council.");
        return council.ExistedOn(LondonTime.DateOf(now))
            ? council.Id
            : throw Fault.Invalid(
                field,
                council.Successors.Count > 0
                    ? $"is a council that is no more; its area is now that of {string.Join(" or ", council.Successors.Select(next => next.Name))}."
                    : "is no council today."
            );
    }
}
