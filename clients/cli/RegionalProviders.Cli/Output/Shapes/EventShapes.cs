using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Significant events and what the council does about them.</summary>
internal static class EventShapes
{
    public static readonly Shape<ReportSignificantEventResponse> Reported =
        Shape.Of<ReportSignificantEventResponse>(("Id", row => row.Id));

    public static readonly Shape<SignificantEvent> Summary = Shape.Of<SignificantEvent>(
        ("Reported", row => row.ReportedAt.Text()),
        ("Kind", row => EnumText.Of(row.Kind)),
        ("Urgent", row => row.Urgent ? "yes" : null),
        ("Assign by", row => row.Work is { AssignedAt: null } ? row.DueAt.Text() : null),
        ("Assigned to", row => row.Work?.AssignedTo),
        ("Closed", row => row.Work?.ClosedAt.Text()),
        ("Setting id", row => row.SettingId),
        ("Id", row => row.Id)
    );

    public static readonly Shape<SignificantEvent> Whole = Shape.Of<SignificantEvent>(
        ("Kind", row => EnumText.Of(row.Kind)),
        ("Regulation", row => EnumText.Of(row.Regulation)),
        ("Urgent", row => row.Urgent ? "yes" : null),
        ("Occurred", row => row.OccurredAt.Text()),
        ("Reported", row => row.ReportedAt.Text()),
        ("Recorded by council id", row => row.ReportingCouncilId),
        ("Setting id", row => row.SettingId),
        ("Organisation id", row => row.OrganisationId),
        ("Host council id", row => row.HostCouncilId),
        ("Placing council ids", row => string.Join(", ", row.PlacingCouncilIds)),
        ("Summary", row => row.Summary),
        ("Assign by", row => row.DueAt.Text()),
        ("Assigned to", row => row.Work?.AssignedTo),
        ("Overdue", row => row.Work is { Overdue: true } ? "yes" : null),
        ("Closed", row => row.Work?.ClosedAt.Text()),
        ("Outcome", row => row.Work?.Outcome),
        ("Id", row => row.Id),
        ("Etag of the work", row => row.Work?.Etag)
    );

    public static readonly Shape<EventWork> Work = Shape.Of<EventWork>(
        ("Assigned to", row => row.AssignedTo),
        ("Assigned", row => row.AssignedAt.Text()),
        ("Closed", row => row.ClosedAt.Text()),
        ("Outcome", row => row.Outcome),
        ("Etag", row => row.Etag)
    );

    public static readonly Shape<FollowUp> FollowUp = Shape.Of<FollowUp>(
        ("Recorded", row => row.RecordedAt.Text()),
        ("Note", row => row.Note)
    );
}
