using RegionalProviders.Notifications.Regulatory;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>What the register's events mean for drafts, and what their notices say of it.</summary>
internal static class DraftCauses
{
    /// <summary>Causes that lie in the status of a registration: one of them holds at a time, or none.</summary>
    public static readonly DraftCause[] OfStatus =
    [
        DraftCause.RegistrationSuspended,
        DraftCause.RegistrationCancelled,
        DraftCause.RegistrationEnded,
    ];

    /// <summary>The cause that a status is; unspecified for one that members need no warning of.</summary>
    /// <param name="status">The status on the list.</param>
    /// <param name="left">True where the registration is not on its list any more.</param>
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

    /// <summary>The cause that a limit of a regulator is.</summary>
    public static DraftCause Of(RegulatoryNoticeType limit) =>
        RegulatoryTypes.IsRestriction(limit)
            ? DraftCause.AccommodationRestricted
            : DraftCause.RegistrationSuspended;

    /// <summary>Matters that the notice carries.</summary>
    public static ProtocolMatter[] MattersOf(DraftCause cause, Regulator regulator) =>
        // Schools, which GIAS lists, are inspected by Ofsted too.
        cause == DraftCause.JudgedFailing
        && regulator is (Regulator.Ofsted or Regulator.Gias)
            ? [ProtocolMatter.PoorInspection]
            : [];

    /// <summary>Categories that the notice carries.</summary>
    public static NoticeCategory[] CategoriesOf(DraftCause cause) =>
        cause switch
        {
            DraftCause.JudgedFailing => [NoticeCategory.InadequateInspection],
            DraftCause.RegistrationSuspended => [NoticeCategory.RegistrationSuspended],
            DraftCause.AccommodationRestricted => [NoticeCategory.AccommodationRestricted],
            _ => [NoticeCategory.RegistrationWithdrawn],
        };
}
