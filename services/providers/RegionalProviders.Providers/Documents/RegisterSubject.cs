using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>The register entry that a document is about: exactly one of the three.</summary>
internal sealed record RegisterSubject(
    Guid? SettingId,
    KnownRegistration? Registration,
    Guid? OrganisationId
)
{
    public DocumentSubject ToProto()
    {
        if (SettingId is { } setting)
            return new DocumentSubject { SettingId = setting.ToString() };
        if (OrganisationId is { } organisation)
            return new DocumentSubject { OrganisationId = organisation.ToString() };
        return new DocumentSubject { Registration = Registration!.Key };
    }
}
