using RegionalProviders.Kernel;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Notifications.Drafts;

/// <summary>Builds the notice of a draft.</summary>
internal static class DraftedNotice
{
    /// <summary>Completes the issuer's request: fields left empty are filled from the draft.</summary>
    public static RaiseNoticeRequest Complete(
        IssueDraftRequest request,
        DraftRow draft,
        DateOnly today
    )
    {
        var notice = request.Notice.Clone();
        notice.Organisation ??= new NoticeOrganisation();
        if (notice.Organisation.Id.Length == 0)
            notice.Organisation.Id = draft.OrganisationId.ToProto();
        CompleteSettings(notice, draft);
        if (notice.HostAuthorityGss.Length == 0 && draft.HostCouncilId is { } host)
            notice.HostAuthorityGss = CouncilDirectory.Find(host)?.GssCode ?? "";
        notice.Matters.Add(draft.Matters.Except(notice.Matters).ToList());
        notice.Categories.Add(draft.Categories.Except(notice.Categories).ToList());
        notice.ConcernIdentifiedOn ??= (
            Past(draft.PublishedOn) ?? Past(draft.InspectedOn) ?? Past(draft.EffectiveOn) ?? today
        ).ToProto();
        return new RaiseNoticeRequest { Notice = notice, DistinctFrom = { request.DistinctFrom } };

        // A list, and so its dates, may be dated later than its import.
        DateOnly? Past(DateOnly? day) => day <= today ? day : null;
    }

    private static void CompleteSettings(Notice notice, DraftRow draft)
    {
        var id = draft.SettingId.ToString();
        if (notice.Settings.Count == 0)
            notice.Settings.Add(new NoticeSetting { Id = id, Urn = draft.Urn });
        else if (
            !notice.Settings.Any(setting =>
                string.Equals(setting.Id, id, StringComparison.OrdinalIgnoreCase)
            )
        )
            throw Fault.Invalid("notice.settings", "must name the setting of the draft.");
    }
}
