using Google.Protobuf.WellKnownTypes;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>A document as the queries read it.</summary>
internal sealed record DocumentRow
{
    /// <summary>Reads from a table, or from what a statement changed, with alias <c>d</c>.</summary>
    public static string SelectFrom(string table) =>
        $"""
            select d.id, d.consortium_id, d.council_id, d.type, d.setting_id, d.organisation_id, r.regulator, r.urn,
                d.issued_on, d.expires_on, d.received_on, d.reference, d.verdict, d.reviewed_on,
                d.reviewed_by_council_id, d.updated_at, d.version
            from {table} d left join providers.registration r on r.id = d.registration_id
            """;

    public Guid Id { get; init; }
    public Guid ConsortiumId { get; init; }
    public Guid? CouncilId { get; init; }
    public string Type { get; init; } = "";
    public Guid? SettingId { get; init; }
    public Guid? OrganisationId { get; init; }
    public short? Regulator { get; init; }
    public string? Urn { get; init; }
    public DateOnly? IssuedOn { get; init; }
    public DateOnly? ExpiresOn { get; init; }
    public DateOnly ReceivedOn { get; init; }
    public string Reference { get; init; } = "";
    public short Verdict { get; init; }
    public DateOnly? ReviewedOn { get; init; }
    public Guid? ReviewedByCouncilId { get; init; }
    public DateTime UpdatedAt { get; init; }
    public long Version { get; init; }

    public Document ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            Type = Type,
            Subject = Subject(),
            IssuedOn = IssuedOn.ToProto(),
            ExpiresOn = ExpiresOn.ToProto(),
            ReceivedOn = ReceivedOn.ToProto(),
            Reference = Reference,
            CouncilId = CouncilId.ToProto(),
            Verdict = (DocumentVerdict)Verdict,
            ReviewedOn = ReviewedOn.ToProto(),
            ReviewedByCouncilId = ReviewedByCouncilId.ToProto(),
            UpdatedAt = Timestamp.FromDateTime(UpdatedAt),
            Etag = Etag.Of(Version),
        };

    private DocumentSubject Subject()
    {
        if (SettingId is { } setting)
            return new DocumentSubject { SettingId = setting.ToString() };
        if (OrganisationId is { } organisation)
            return new DocumentSubject { OrganisationId = organisation.ToString() };
        return new DocumentSubject
        {
            Registration = new RegistrationKey
            {
                Regulator = (Regulator)Regulator!.Value,
                Urn = Urn,
            },
        };
    }
}
