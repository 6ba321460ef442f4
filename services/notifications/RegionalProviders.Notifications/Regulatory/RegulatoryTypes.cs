using RegionalProviders.Notifications.V1;
using static RegionalProviders.Notifications.V1.RegulatoryNoticeType;

namespace RegionalProviders.Notifications.Regulatory;

/// <summary>How the types of regulatory notices relate to one another.</summary>
internal static class RegulatoryTypes
{
    private static readonly RegulatoryNoticeType[] Suspensions = [Suspended, SuspensionExtended];
    private static readonly RegulatoryNoticeType[] Restrictions =
    [
        AccommodationRestricted,
        RestrictionExtended,
    ];

    /// <summary>
    /// True for suspensions and restrictions: they apply from a first day until their last day, if they have one.
    /// </summary>
    public static bool IsLimit(RegulatoryNoticeType type) =>
        Suspensions.Contains(type) || IsRestriction(type);

    /// <summary>True for a restriction, which lasts 12 weeks unless the regulator says otherwise.</summary>
    public static bool IsRestriction(RegulatoryNoticeType type) => Restrictions.Contains(type);

    /// <summary>True for a type that ends the suspension or restriction that it supersedes.</summary>
    public static bool EndsLimit(RegulatoryNoticeType type) => type is Lifted or AppealOutcome;

    /// <summary>True for a type that is meaningless without the notice that it supersedes.</summary>
    public static bool MustSupersede(RegulatoryNoticeType type) =>
        type is SuspensionExtended or RestrictionExtended or Lifted;

    /// <summary>Whether a notice may supersede another: by extending, lifting, deciding or correcting it.</summary>
    public static bool CanSupersede(RegulatoryNoticeType type, RegulatoryNoticeType existing) =>
        type == existing
        || type switch
        {
            SuspensionExtended => Suspensions.Contains(existing),
            RestrictionExtended => Restrictions.Contains(existing),
            Lifted => IsLimit(existing) || existing == DecidesToCancel,
            AppealOutcome => IsLimit(existing) || existing is DecidesToCancel or AppealMade,
            _ => false,
        };
}
