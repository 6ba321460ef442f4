using FluentValidation;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>What a document is about, as a request names it; exactly one of the three, or none where none is asked for.</summary>
internal sealed record SubjectKey(Guid? Setting, short? Regulator, string? Urn, Guid? Organisation)
{
    /// <summary>Of a request that must name one.</summary>
    public static SubjectKey Required(DocumentSubject? subject) =>
        Optional(subject)
        ?? throw Fault.Invalid(
            "subject",
            "must be a setting_id, a registration or an organisation_id."
        );

    /// <summary>Of a request that may name one.</summary>
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
                subject.Registration.RegulatorNumber(),
                subject.Registration.UrnText(),
                null
            ),
            _ => throw Fault.Invalid(
                "subject",
                "must be a setting_id, a registration or an organisation_id."
            ),
        };

    /// <summary>The field that names the subject.</summary>
    public string Field =>
        Setting is not null ? "subject.setting_id"
        : Organisation is not null ? "subject.organisation_id"
        : "subject.registration";
}

internal sealed class DocumentSubjectValidator : AbstractValidator<DocumentSubject>
{
    public DocumentSubjectValidator() =>
        RuleFor(subject => subject.Registration).SetValidator(new RegistrationKeyValidator());
}
