using System.CommandLine;
using System.Globalization;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Placement agreements and their spend.</summary>
internal static class PlacementShapes
{
    public static readonly Shape<CreateAgreementResponse> Created =
        Shape.Of<CreateAgreementResponse>(
            ("Id", created => created.Id),
            ("Etag", created => created.Etag)
        );

    public static readonly Shape<AmendAgreementResponse> Amended = Shape.Of<AmendAgreementResponse>(
        ("Number", amended => amended.Number.Text()),
        ("Etag", amended => amended.Etag)
    );

    public static readonly Shape<AgreementSummary> Summary = Shape.Of<AgreementSummary>(
        ("Child", row => row.ChildReference),
        ("Age", row => row.AgeYears.Text()),
        ("Service", row => EnumText.Of(row.ServiceType)),
        ("Start", row => row.StartOn.Text()),
        ("Planned end", row => row.PlannedEndOn.Text()),
        ("Ended", row => row.EndedOn.Text()),
        ("Weekly", row => row.WeeklyTotal.Pounds()),
        ("Setting id", row => row.SettingId),
        ("Id", row => row.Id)
    );

    public static readonly Shape<Agreement> InFull = Shape.Of<Agreement>(
        ("Child", row => row.ChildReference),
        ("Age", row => row.AgeYears.Text()),
        ("Service", row => EnumText.Of(row.ServiceType)),
        ("Legal status", row => row.LegalStatusCode),
        ("Team", row => row.TeamReference),
        ("Purchase", row => EnumText.Of(row.Purchase)),
        ("Start", row => row.StartOn.Text()),
        ("Planned end", row => row.PlannedEndOn.Text()),
        ("Ended", row => row.EndedOn.Text()),
        ("End reason", row => row.EndReasonCode),
        ("Weekly", row => row.Weekly.Total.Pounds()),
        ("Social care", row => row.Weekly.SocialCare.Pounds()),
        ("Education", row => row.Weekly.Education.Pounds()),
        ("Health", row => row.Weekly.Health.Pounds()),
        ("Cost lines", row => row.CostLines.Count.Text()),
        ("Unregulated", row => row.Unregulated ? "yes" : null),
        (
            "Liberty authorised",
            row =>
                string.Join(
                    ", ",
                    row.LibertyAuthorisations.Where(each => each.WithdrawnAt is null)
                        .Select(each => $"{each.FromOn.Text()} to {each.UntilOn.Text()}")
                )
        ),
        ("Setting id", row => row.SettingId),
        ("Organisation id", row => row.OrganisationId),
        ("Id", row => row.Id)
    );

    public static readonly Shape<GroupSpend> Spend = Shape.Of<GroupSpend>(
        ("Group", row => row.Key),
        ("Placements", row => row.Placements.Text()),
        ("Weekly", row => row.WeeklyRate.Total.Pounds()),
        ("Year to date", row => row.YearToDate.Total.Pounds()),
        ("Year projected", row => row.ProjectedYear.Total.Pounds()),
        ("Of social care", row => row.ProjectedYear.SocialCare.Pounds()),
        ("Of education", row => row.ProjectedYear.Education.Pounds()),
        ("Of health", row => row.ProjectedYear.Health.Pounds()),
        ("All to date", row => row.Cumulative.Total.Pounds()),
        ("To planned end", row => row.ProjectedToEnd.Total.Pounds())
    );

    public static readonly Shape<OverdueItem> Overdue = Shape.Of<OverdueItem>(
        ("Due", row => row.DueOn.Text()),
        ("Overdue", row => row.Overdue ? "yes" : null),
        ("What", row => EnumText.Of(row.Kind)),
        (
            "Of it",
            row => EnumText.Of(row.OversightKind) + EnumText.Of(row.ApprovalKind) + row.CostLineId
        ),
        ("Setting id", row => row.SettingId),
        ("Agreement id", row => row.AgreementId)
    );

    public static readonly Shape<RecordLibertyAuthorisationResponse> Liberty =
        Shape.Of<RecordLibertyAuthorisationResponse>(
            ("Id", recorded => recorded.Id),
            ("Etag", recorded => recorded.Etag)
        );

    public static Option<string> Reason() =>
        new("--reason")
        {
            Description = "Why.",
            HelpName = "TEXT",
            Required = true,
        };

    public static Argument<string> Id() =>
        new("ID") { Description = "Id of the agreement; rp placements list shows it." };

    private static string Pounds(this Money money) =>
        (money.Pence / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}
