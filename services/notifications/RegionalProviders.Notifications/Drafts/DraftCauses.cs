using RegionalProviders.Notifications.Regulatory;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Maps events of the register to causes of drafts, and causes to the contents of their notices.</summary>
internal static class DraftCauses
{
    /// <summary>Causes that are a status of the registration: at most one of them applies at a time.</summary>
    public static readonly DraftCause[] OfStatus =
    [
        DraftCause.RegistrationSuspended,
        DraftCause.RegistrationCancelled,
        DraftCause.RegistrationEnded,
    ];

    /// <summary>The cause for a status; unspecified for a status that members need no warning of.</summary>
    /// <param name="status">The status on the list.</param>
    /// <param name="left">True if the registration is no longer on its list.</param>
    public static DraftCause Of(RegistrationStatus status, bool left) =>
        status switch
        {
            RegistrationStatus.Cancelled => DraftCause.RegistrationCancelled,
            RegistrationStatus.Resigned or RegistrationStatus.Closed =>
                DraftCause.RegistrationEnded,
            _ when left => DraftCause.RegistrationEnded,
            RegistrationStatus.Suspended => DraftCause.RegistrationSuspended,
            _ => DraftCause.Unspecified,
        };

    /// <summary>The cause for a regulator's suspension or restriction.</summary>
    public static DraftCause Of(RegulatoryNoticeType limit) =>
        RegulatoryTypes.IsRestriction(limit)
            ? DraftCause.AccommodationRestricted
            : DraftCause.RegistrationSuspended;

    /// <summary>The matters of the notice.</summary>
    public static ProtocolMatter[] MattersOf(DraftCause cause, Regulator regulator) =>
        // Schools, which GIAS lists, are inspected by Ofsted too.
        cause == DraftCause.JudgedFailing
        && regulator is (Regulator.Ofsted or Regulator.Gias)
            ? [ProtocolMatter.PoorInspection]
            : [];

    /// <summary>The categories of the notice.</summary>
    public static NoticeCategory[] CategoriesOf(DraftCause cause) =>
        cause switch
        {
            DraftCause.JudgedFailing => [NoticeCategory.InadequateInspection],
            DraftCause.RegistrationSuspended => [NoticeCategory.RegistrationSuspended],
            DraftCause.AccommodationRestricted => [NoticeCategory.AccommodationRestricted],
            _ => [NoticeCategory.RegistrationWithdrawn],
        };
}
