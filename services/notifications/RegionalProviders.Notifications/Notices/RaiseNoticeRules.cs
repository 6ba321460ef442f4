using FluentValidation;
using Google.Protobuf.Collections;
using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Reference;
using RegionalProviders.Reference.Identifiers;

namespace RegionalProviders.Notifications.Notices;

/// <summary>The rules for a notice that need no database access.</summary>
internal sealed partial class RaiseNoticeRules : AbstractValidator<RaiseNoticeRequest>
{
    private const int MaxSettings = 100;
    private const int MaxConsortia = 20;

    public RaiseNoticeRules() =>
        RuleFor(request => request)
            .Custom(
                (request, context) =>
                {
                    foreach (var violation in Check(request))
                        context.AddFailure(violation.Field, violation.Description);
                }
            );

    /// <summary>Throws if a request assembled on the server breaks a rule.</summary>
    public static void Require(RaiseNoticeRequest request)
    {
        var violations = Check(request);
        if (violations.Count > 0)
            throw Fault.Invalid(violations);
    }

    private static List<FieldViolation> Check(RaiseNoticeRequest request)
    {
        if (request.Notice is not { } notice)
            return [new("notice", "must be given.")];
        var found = new List<FieldViolation>();
        That(
            AreIds(notice.ConsortiumIds, 1, MaxConsortia),
            "notice.consortium_ids",
            $"must be 1 to {MaxConsortia} UUIDs, each once."
        );
        That(
            AreIds(request.DistinctFrom, 0, MaxSettings),
            "distinct_from",
            $"must be at most {MaxSettings} UUIDs, each once."
        );
        CheckSubject(notice, That);
        CheckMatters(notice, That);
        That(
            notice.ConcernIdentifiedOn is not null,
            "notice.concern_identified_on",
            "must be given."
        );
        That(notice.ReviewOn is not null, "notice.review_on", "must be given.");
        That(HasText(notice.Facts), "notice.facts", "must not be empty.");
        That(HasText(notice.ContactRole), "notice.contact_role", "must not be empty.");
        That(HasText(notice.Contact), "notice.contact", "must not be empty.");
        That(
            Enum.IsDefined(notice.PlacementAction),
            "notice.placement_action",
            "must be one of the values that the API names."
        );
        return found;

        void That(bool holds, string field, string rule)
        {
            if (!holds)
                found.Add(new(field, rule));
        }
    }

    private static void CheckSubject(Notice notice, Action<bool, string, string> that)
    {
        var organisation = notice.Organisation ?? new();
        that(HasText(organisation.Name), "notice.organisation.name", "must not be empty.");
        that(
            organisation.Id.Length == 0 || IsId(organisation.Id),
            "notice.organisation.id",
            "must be a UUID in its 36-character form, or empty."
        );
        that(
            organisation.CompanyNumber.Length == 0
                || CompanyNumber.Parse(organisation.CompanyNumber) is not null,
            "notice.organisation.company_number",
            "must be a Companies House number, such as 01234567 or SC012345, or be empty."
        );
        that(
            !notice.OrganisationWide || organisation.Id.Length > 0,
            "notice.organisation.id",
            "must be given for a notice about the whole organisation."
        );
        that(
            notice.OrganisationWide == (notice.Settings.Count == 0),
            "notice.settings",
            "must name the settings, or none where organisation_wide is true."
        );
        that(
            AreIds([.. notice.Settings.Select(setting => setting.Id)], 0, MaxSettings),
            "notice.settings",
            $"must name at most {MaxSettings} settings by their UUIDs, each once."
        );
        that(
            notice.HostAuthorityGss.Length == 0
                ? notice.OrganisationWide
                : CouncilDirectory.FindByGss(notice.HostAuthorityGss) is not null,
            "notice.host_authority_gss",
            "must be the GSS code of a council; empty only where organisation_wide is true."
        );
    }

    private static void CheckMatters(Notice notice, Action<bool, string, string> that)
    {
        that(
            AreKnown(notice.Matters, ProtocolMatter.Unspecified),
            "notice.matters",
            "must be matters of the protocol, each once."
        );
        that(
            AreKnown(notice.Categories, NoticeCategory.Unspecified),
            "notice.categories",
            "must be categories that the API names, each once."
        );
        that(
            notice.Matters.Count + notice.Categories.Count > 0,
            "notice.matters",
            "must name at least one matter, or a category in categories."
        );
        var ofPurchasing = notice.Matters.Intersect(ProtocolMatterRules.OfPurchasing).ToList();
        that(
            ofPurchasing.Count <= 1,
            "notice.matters",
            "must have one of the matters 14 to 18 only. Raise a notice for each."
        );
        var closes = notice.ClosesNoticeId.Length > 0;
        that(
            !closes || IsId(notice.ClosesNoticeId),
            "notice.closes_notice_id",
            "must be a UUID in its 36-character form, or empty."
        );
        that(
            !closes
                || ofPurchasing.Exists(matter => ProtocolMatterRules.ClosedBy(matter).Length > 0),
            "notice.closes_notice_id",
            "must be empty: only a notice of matter 15, 17 or 18 closes another."
        );
        that(
            closes || !ofPurchasing.Exists(ProtocolMatterRules.MustClose),
            "notice.closes_notice_id",
            "must name the open notice that this one closes: for matter 15 one of matter 14, for matter 17 one of matter 16. What was not notified cannot be lifted."
        );
    }

    private static bool AreKnown<T>(IList<T> values, T unspecified)
        where T : struct, Enum =>
        values.All(value => Enum.IsDefined(value) && !value.Equals(unspecified))
        && values.Distinct().Count() == values.Count;

    private static bool AreIds(RepeatedField<string> values, int min, int max) =>
        values.Count >= min
        && values.Count <= max
        && values.All(IsId)
        && values.Distinct(StringComparer.OrdinalIgnoreCase).Count() == values.Count;

    private static bool IsId(string value) => Guid.TryParseExact(value, "D", out _);

    private static bool HasText(string value) => !string.IsNullOrWhiteSpace(value);
}
