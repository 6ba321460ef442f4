using RegionalProviders.Notifications.V1;
using static RegionalProviders.Notifications.V1.ProtocolMatter;

namespace RegionalProviders.Notifications.Notices;

/// <summary>How the matters and categories of a notice affect its handling.</summary>
internal static class ProtocolMatterRules
{
    /// <summary>Matters that open or close a limit on purchasing: a notice has at most one of them.</summary>
    public static readonly ProtocolMatter[] OfPurchasing =
    [
        PurchasingSuspended,
        SuspensionLifted,
        PurchasingRestricted,
        RestrictionLifted,
        ContractsEnded,
    ];

    /// <summary>Limits on purchasing, which are in force while their notice is open.</summary>
    public static readonly ProtocolMatter[] Limits = [PurchasingSuspended, PurchasingRestricted];

    /// <summary>
    /// Matters or categories that concern the registration itself, and so all its settings, whichever of them a notice
    /// names.
    /// </summary>
    public static readonly ProtocolMatter[] OfRegistration = [PoorInspection];

    /// <inheritdoc cref="OfRegistration"/>
    public static readonly NoticeCategory[] CategoriesOfRegistration =
    [
        NoticeCategory.InadequateInspection,
        NoticeCategory.InterimInspection,
        NoticeCategory.RegistrationWithdrawn,
        NoticeCategory.RegistrationSuspended,
        NoticeCategory.AccommodationRestricted,
    ];

    /// <summary>Matters of open notices that a notice of this matter closes; none for a matter that closes nothing.</summary>
    public static ProtocolMatter[] ClosedBy(ProtocolMatter matter) =>
        matter switch
        {
            SuspensionLifted => [PurchasingSuspended],
            RestrictionLifted => [PurchasingRestricted],
            ContractsEnded => Limits,
            _ => [],
        };

    /// <summary>True for a matter that is meaningless without the notice that it closes.</summary>
    public static bool MustClose(ProtocolMatter matter) =>
        matter is SuspensionLifted or RestrictionLifted;

    /// <summary>
    /// True for matters of safety: action is requested within the same working day, whatever the issuer says.
    /// </summary>
    public static bool IsAboutSafety(Notice notice) =>
        IsAboutSafety(notice.Matters, notice.Categories);

    /// <inheritdoc cref="IsAboutSafety(Notice)"/>
    public static bool IsAboutSafety(NoticeRow notice) =>
        IsAboutSafety(notice.Matters, notice.Categories);

    private static bool IsAboutSafety(
        IEnumerable<ProtocolMatter> matters,
        IEnumerable<NoticeCategory> categories
    ) =>
        matters.Contains(ChildProtectionConviction)
        || categories.Contains(NoticeCategory.Safeguarding);
}
