using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Documents and compliance.</summary>
internal static class DocumentShapes
{
    public static readonly Shape<Document> Document = Shape.Of<Document>(
        ("Type", document => document.Type),
        ("About", row => About(row)),
        ("Received", document => document.ReceivedOn.Text()),
        ("Issued", document => document.IssuedOn.Text()),
        ("Expires", document => document.ExpiresOn.Text()),
        ("Verdict", document => EnumText.Of(document.Verdict)),
        ("Reviewed", document => document.ReviewedOn.Text()),
        ("Reference", document => document.Reference),
        ("Id", document => document.Id)
    );

    public static readonly Shape<Requirement> Requirement = Shape.Of<Requirement>(
        ("Document", requirement => requirement.Type),
        ("Status", requirement => EnumText.Of(requirement.Status)),
        ("Due", requirement => requirement.DueOn.Text()),
        ("Document id", requirement => requirement.DocumentId)
    );

    /// <summary>One required document of one setting, for tables and CSV.</summary>
    public static readonly Shape<(SettingCompliance Setting, Requirement Requirement)> DueDocument =
        Shape.Of<(SettingCompliance Setting, Requirement Requirement)>(
            row => JsonText.Of(row.Requirement),
            ("URN", row => row.Setting.Urn),
            ("Setting", row => SettingShapes.NameOrWithheld(row.Setting.SettingName)),
            ("Type", row => EnumText.Of(row.Setting.ServiceType)),
            ("Document", row => row.Requirement.Type),
            ("Status", row => EnumText.Of(row.Requirement.Status)),
            ("Due", row => row.Requirement.DueOn.Text()),
            ("Setting id", row => row.Setting.SettingId)
        );

    private static string? About(Document document) =>
        document.Subject?.SubjectCase switch
        {
            DocumentSubject.SubjectOneofCase.Registration => document.Subject.Registration.Urn,
            DocumentSubject.SubjectOneofCase.SettingId => $"setting {document.Subject.SettingId}",
            DocumentSubject.SubjectOneofCase.OrganisationId =>
                $"organisation {document.Subject.OrganisationId}",
            _ => null,
        };
}
