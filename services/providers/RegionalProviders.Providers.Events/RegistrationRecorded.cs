using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// A registration as the register now has it, whole: for services that keep a copy of what they need. Published
/// whenever one is new or something of it changed, and of every registration by the command
/// <c>register republish</c>. Aggregate: the registration's id.
/// </summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="OrganisationId">Owner; null where unknown or withheld.</param>
/// <param name="ServiceType">Service type of the primary setting.</param>
/// <param name="ProvisionType">The regulator's own words for the type of provision.</param>
/// <param name="Sector">The regulator's own word; empty where the list has none.</param>
/// <param name="Status">Status on the latest list.</param>
/// <param name="RegisteredOn">First day of the registration; null where no list says.</param>
/// <param name="WithdrawnOn">
/// The day of the list that first showed it resigned, cancelled or closed, or did not have it any more; null while it is
/// registered.
/// </param>
/// <param name="HostAuthorityId">Council in whose area it lies (id of the directory of councils); null where unknown.</param>
/// <param name="Nation">England, Wales, Scotland or NorthernIreland; empty where the host authority is unknown.</param>
/// <param name="Band">Band of its standing judgement; none where it has not been judged.</param>
/// <param name="RecordedAt">Greater in every later event of the same registration: keep the greatest.</param>
/// <param name="SettingName">
/// Name of the primary setting; empty where the register has none. Null in events that are older than the field: keep what is
/// known.
/// </param>
/// <param name="OrganisationName">Name of the owner, as <paramref name="SettingName"/>.</param>
/// <param name="Settings">
/// All of its settings, the primary one among them: what is missing here is no setting of it any more. Null in events
/// from before they had this, which say nothing about the others.
/// </param>
/// <param name="Places">
/// Children that may live in all of its settings together; null where the register has no number for one of them, and in
/// events from before they had this.
/// </param>
/// <param name="ListedServiceType">
/// What the regulator's lists say of the type of the primary setting, whatever councils say. Unspecified where no list
/// does, and in events from before they had this.
/// </param>
public sealed record RegistrationRecorded(
    Guid RegistrationId,
    Regulator Regulator,
    string Urn,
    Guid SettingId,
    Guid? OrganisationId,
    ServiceType ServiceType,
    string ProvisionType,
    string Sector,
    RegistrationStatus Status,
    DateOnly? RegisteredOn,
    DateOnly? WithdrawnOn,
    Guid? HostAuthorityId,
    string Nation,
    JudgementBand Band,
    DateTimeOffset RecordedAt,
    string? SettingName = null,
    string? OrganisationName = null,
    IReadOnlyList<RecordedSetting>? Settings = null,
    int? Places = null,
    ServiceType ListedServiceType = ServiceType.Unspecified
);
