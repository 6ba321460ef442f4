using RegionalProviders.Kernel;
using RegionalProviders.Membership;

namespace RegionalProviders.Notifications.Notices;

/// <summary>The date of the next review.</summary>
internal static class ReviewDay
{
    /// <summary>Reads the date; throws if it has passed.</summary>
    public static DateOnly Read(Google.Type.Date? date, string field, CallerScope scope)
    {
        var day = date.ToDateOnly(field) ?? throw Fault.Invalid(field, "must be given.");
        return day >= scope.Today ? day : throw Fault.Invalid(field, "must not be in the past.");
    }
}
