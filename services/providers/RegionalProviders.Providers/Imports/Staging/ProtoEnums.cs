using RegionalProviders.Providers.Lists.Judgements;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>Maps the enums of the list reader to the proto enums whose member names the tables store.</summary>
internal static class ProtoEnums
{
    public static V1.RegistrationStatus Of(Lists.RegistrationStatus status) =>
        status switch
        {
            Lists.RegistrationStatus.Active => V1.RegistrationStatus.Active,
            Lists.RegistrationStatus.Suspended => V1.RegistrationStatus.Suspended,
            Lists.RegistrationStatus.Resigned => V1.RegistrationStatus.Resigned,
            Lists.RegistrationStatus.Cancelled => V1.RegistrationStatus.Cancelled,
            Lists.RegistrationStatus.Closed => V1.RegistrationStatus.Closed,
            Lists.RegistrationStatus.Proposed => V1.RegistrationStatus.Proposed,
            _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
        };

    public static V1.JudgementScale Of(JudgementScale scale) =>
        scale switch
        {
            JudgementScale.OfstedSccif => V1.JudgementScale.OfstedSccif,
            JudgementScale.OfstedSupportedAccommodation =>
                V1.JudgementScale.OfstedSupportedAccommodation,
            JudgementScale.OfstedEducation => V1.JudgementScale.OfstedEducation,
            JudgementScale.Cqc => V1.JudgementScale.Cqc,
            JudgementScale.CareInspectorateScotland => V1.JudgementScale.CareInspectorateScotland,
            JudgementScale.CareInspectorateWales => V1.JudgementScale.CareInspectorateWales,
            _ => throw new ArgumentOutOfRangeException(nameof(scale), scale, null),
        };

    public static V1.JudgementBand Of(JudgementBand band) =>
        band switch
        {
            JudgementBand.Strong => V1.JudgementBand.Strong,
            JudgementBand.Good => V1.JudgementBand.Good,
            JudgementBand.Weak => V1.JudgementBand.Weak,
            JudgementBand.Failing => V1.JudgementBand.Failing,
            _ => V1.JudgementBand.None,
        };
}
