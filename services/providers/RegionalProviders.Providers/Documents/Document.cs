using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Persistence.Entities;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>
/// A document about a setting, a registration or an organisation. One member records and reviews it for all members.
/// </summary>
internal sealed class Document : IVersioned
{
    private Document() { }

    /// <summary>A document as received.</summary>
    public Document(
        Guid consortiumId,
        string type,
        RegisterSubject subject,
        DocumentDates dates,
        string reference,
        DateTimeOffset now
    )
    {
        if (dates.ExpiresOn < dates.IssuedOn)
            throw Fault.Invalid("expires_on", "must not be before issued_on.");
        Id = Guid.CreateVersion7(now);
        ConsortiumId = consortiumId;
        Type = type;
        (SettingId, Registration, OrganisationId) = subject;
        RegistrationId = Registration?.Id;
        (IssuedOn, ExpiresOn, ReceivedOn) = dates;
        Reference = reference;
        CreatedAt = UpdatedAt = now;
        Version = 1;
    }

    public Guid Id { get; private set; }
    public Guid ConsortiumId { get; private set; }

    /// <summary>The council that recorded it; null if a coordinator did.</summary>
    public Guid? CouncilId { get; private set; }

    /// <summary>A code of <see cref="DocumentTypes"/>.</summary>
    public string Type { get; private set; } = "";
    public Guid? SettingId { get; private set; }
    public Guid? RegistrationId { get; private set; }
    public KnownRegistration? Registration { get; private set; }
    public Guid? OrganisationId { get; private set; }
    public DateOnly? IssuedOn { get; private set; }
    public DateOnly? ExpiresOn { get; private set; }
    public DateOnly ReceivedOn { get; private set; }
    public string Reference { get; private set; } = "";

    /// <summary>Unspecified until it is reviewed.</summary>
    public DocumentVerdict Verdict { get; private set; }
    public DateOnly? ReviewedOn { get; private set; }

    /// <summary>Null if not reviewed, or if a coordinator reviewed it.</summary>
    public Guid? ReviewedByCouncilId { get; private set; }
    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <inheritdoc/>
    public long Version { get; set; }

    /// <summary>Records a review, which replaces the previous one.</summary>
    /// <param name="verdict">What the reviewer found.</param>
    /// <param name="on">The day of the review.</param>
    /// <param name="council">The reviewing council; null for a coordinator.</param>
    /// <param name="now">The current time.</param>
    public void Review(DocumentVerdict verdict, DateOnly on, Guid? council, DateTimeOffset now)
    {
        if (on < ReceivedOn)
            throw Fault.Invalid(
                "reviewed_on",
                "must not be before the day on which the document was received."
            );
        Verdict = verdict;
        ReviewedOn = on;
        ReviewedByCouncilId = council;
        UpdatedAt = now;
    }

    public V1.Document ToProto() =>
        new()
        {
            Id = Id.ToString(),
            ConsortiumId = ConsortiumId.ToString(),
            Type = Type,
            Subject = new RegisterSubject(SettingId, Registration, OrganisationId).ToProto(),
            IssuedOn = IssuedOn.ToProto(),
            ExpiresOn = ExpiresOn.ToProto(),
            ReceivedOn = ReceivedOn.ToProto(),
            Reference = Reference,
            CouncilId = CouncilId.ToProto(),
            Verdict = Verdict,
            ReviewedOn = ReviewedOn.ToProto(),
            ReviewedByCouncilId = ReviewedByCouncilId.ToProto(),
            UpdatedAt = UpdatedAt.ToProto(),
            Etag = Etag.Of(Version),
        };
}

/// <summary>The dates of a document.</summary>
/// <param name="IssuedOn">Null if the document does not state it.</param>
/// <param name="ExpiresOn">Last day of validity; null if it does not expire.</param>
/// <param name="ReceivedOn">Day on which the consortium received it.</param>
internal sealed record DocumentDates(DateOnly? IssuedOn, DateOnly? ExpiresOn, DateOnly ReceivedOn);
