using FluentValidation;
using Microsoft.EntityFrameworkCore;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>
/// The subject of a document as named in a request: exactly one of the three, or none if the request leaves it open.
/// </summary>
internal sealed record SubjectKey(
    Guid? Setting,
    Regulator? Regulator,
    string? Urn,
    Guid? Organisation
)
{
    /// <summary>For requests in which the subject is mandatory.</summary>
    public static SubjectKey Required(DocumentSubject? subject) =>
        Optional(subject)
        ?? throw Fault.Invalid(
            "subject",
            "must be a setting_id, a registration or an organisation_id."
        );

    /// <summary>For requests in which the subject is optional.</summary>
    public static SubjectKey? Optional(DocumentSubject? subject) =>
        subject?.SubjectCase switch
        {
            null => null,
            DocumentSubject.SubjectOneofCase.SettingId => new(
                subject.SettingId.ToId("subject.setting_id"),
                null,
                null,
                null
            ),
            DocumentSubject.SubjectOneofCase.OrganisationId => new(
                null,
                null,
                null,
                subject.OrganisationId.ToId("subject.organisation_id")
            ),
            DocumentSubject.SubjectOneofCase.Registration => new(
                null,
                subject.Registration.KnownRegulator(),
                subject.Registration.UrnText(),
                null
            ),
            _ => throw Fault.Invalid(
                "subject",
                "must be a setting_id, a registration or an organisation_id."
            ),
        };

    /// <summary>Looks the subject up in the register; throws if the register does not have it.</summary>
    public async Task<RegisterSubject> FindAsync(ServiceTransaction tx)
    {
        var db = await tx.EntitiesAsync<ProvidersDbContext>();
        var ct = tx.CancellationToken;
        var registration = Urn is null
            ? null
            : await db.Registrations.SingleOrDefaultAsync(
                each => each.Regulator == Regulator && each.Urn == Urn,
                ct
            );
        var isKnown =
            registration is not null
            || (Setting is not null && await db.Settings.AnyAsync(each => each.Id == Setting, ct))
            || (
                Organisation is not null
                && await db.Organisations.AnyAsync(each => each.Id == Organisation, ct)
            );
        return isKnown
            ? new RegisterSubject(Setting, registration, Organisation)
            : throw Fault.Invalid(Field, "must be in the register; there is no such one.");
    }

    private string Field =>
        Setting is not null ? "subject.setting_id"
        : Organisation is not null ? "subject.organisation_id"
        : "subject.registration";
}

internal sealed class DocumentSubjectValidator : AbstractValidator<DocumentSubject>
{
    public DocumentSubjectValidator() =>
        RuleFor(subject => subject.Registration).SetValidator(new RegistrationKeyValidator());
}
