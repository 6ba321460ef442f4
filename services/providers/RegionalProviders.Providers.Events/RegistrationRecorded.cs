using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Events;

/// <summary>
/// The complete current state of a registration, for services that keep a copy of the fields they need. Published
/// whenever a registration is created or changed, and for every registration by the command <c>register republish</c>.
/// Aggregate: the registration's id.
/// </summary>
/// <param name="RegistrationId">The registration.</param>
/// <param name="Regulator">Namespace of <paramref name="Urn"/>.</param>
/// <param name="Urn">The regulator's number, upper case.</param>
/// <param name="SettingId">Its primary setting.</param>
/// <param name="OrganisationId">Owner; null if unknown or withheld.</param>
/// <param name="ServiceType">Service type of the primary setting.</param>
/// <param name="ProvisionType">The regulator's own words for the type of provision.</param>
/// <param name="Sector">The regulator's own word; empty if the list has none.</param>
/// <param name="Status">Status on the latest list.</param>
/// <param name="RegisteredOn">First day of the registration; null if no list gives it.</param>
/// <param name="WithdrawnOn">
/// The date of the list that first showed the registration as resigned, cancelled or closed, or no longer contained it;
/// null while it is registered.
/// </param>
/// <param name="HostAuthorityId">
/// Council in whose area the primary setting lies (id in the council directory); null if unknown.
/// </param>
/// <param name="Nation">England, Wales, Scotland or NorthernIreland; empty if the host authority is unknown.</param>
/// <param name="Band">Band of its current judgement; none if it has not been judged.</param>
/// <param name="RecordedAt">
/// Increases with every event of the same registration: keep the event with the greatest value.
/// </param>
/// <param name="SettingName">
/// Name of the primary setting; empty if the register has none. Null in events published before this field existed:
/// keep the known value.
/// </param>
/// <param name="OrganisationName">Name of the owner; empty and null as for <paramref name="SettingName"/>.</param>
/// <param name="Settings">
/// All of its settings, including the primary one: a setting that is missing here no longer belongs to the
/// registration. Null in events published before this field existed, which say nothing about the other settings.
/// </param>
/// <param name="Places">
/// Number of children that all of its settings together are registered for; null if the register has no number for one
/// of them, and in events published before this field existed.
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
