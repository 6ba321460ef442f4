using System.Runtime.InteropServices;

namespace RegionalProviders.Providers.Lists;

/// <summary>
/// One registration as given by one row of a list. A value is null if the list has no such column or the cell is empty.
/// </summary>
public sealed record RegistrationRow
{
    /// <summary>Namespace of <see cref="Urn"/>.</summary>
    public required Regulator Regulator { get; init; }

    /// <summary>The regulator's number, upper case. A string: leading zeros and letters count.</summary>
    public required string Urn { get; init; }

    /// <summary>Type of provision; null for CQC and for an unknown type.</summary>
    public ProvisionType? ProvisionType { get; init; }

    /// <summary>Type of provision in the list's words.</summary>
    public string? ProvisionTypeText { get; init; }

    /// <summary>Name of the setting or service.</summary>
    public Cell Name { get; init; }

    /// <summary>Address, first line.</summary>
    public Cell AddressLine1 { get; init; }

    /// <summary>Address, second line.</summary>
    public Cell AddressLine2 { get; init; }

    /// <summary>Address, third line.</summary>
    public Cell AddressLine3 { get; init; }

    /// <summary>Town.</summary>
    public Cell Town { get; init; }

    /// <summary>County.</summary>
    public Cell County { get; init; }

    /// <summary>Postcode.</summary>
    public Cell Postcode { get; init; }

    /// <summary>Host council, in the list's words: resolve it to a GSS code before use.</summary>
    public string? LocalAuthority { get; init; }

    /// <summary>GSS code of the host council (GIAS only).</summary>
    public string? LocalAuthorityGss { get; init; }

    /// <summary>The host council's three-digit code of the Department for Education (GIAS only).</summary>
    public string? LocalAuthorityDfe { get; init; }

    /// <summary>Council in which the provider, not the setting, lies (supported-accommodation premises only).</summary>
    public string? ProviderLocalAuthority { get; init; }

    /// <summary>Region; Ofsted's own region if the list has no other.</summary>
    public string? Region { get; init; }

    /// <summary>Private, Voluntary, Local Authority …</summary>
    public string? Sector { get; init; }

    /// <summary>Registered places.</summary>
    public int? Places { get; init; }

    /// <summary>Number of supported-accommodation premises.</summary>
    public int? Premises { get; init; }

    /// <summary>Category of a supported-accommodation setting, in the list's words.</summary>
    public string? SettingCategory { get; init; }

    /// <summary>Status at the date of the list.</summary>
    public RegistrationStatus? Status { get; init; }

    /// <summary>Status a year before (joiners and leavers only).</summary>
    public RegistrationStatus? StatusBefore { get; init; }

    /// <summary>Dated changes of status, oldest first (joiners and leavers only).</summary>
    public IReadOnlyList<StatusChange> StatusChanges { get; init; } = [];

    /// <summary>Ofsted's reason for the entry (joiners and leavers only).</summary>
    public string? MovementReason { get; init; }

    /// <summary>Date of registration, or of opening.</summary>
    public DateOnly? RegistrationDate { get; init; }

    /// <summary>Date of closing or deregistration.</summary>
    public DateOnly? ClosedDate { get; init; }

    /// <summary>Whether the home offers short breaks only; null if the list has no such column.</summary>
    public bool? ShortBreaksOnly { get; init; }

    /// <summary>Whether the home has several buildings; null if the list has no such column.</summary>
    public bool? MultiBuilding { get; init; }

    /// <summary>Boarding provision, in the list's words (GIAS only).</summary>
    public string? Boarders { get; init; }

    /// <summary>Owner, without the company number that the list may append to the name.</summary>
    public string? OwnerName { get; init; }

    /// <summary>Companies House number of the owner, eight characters.</summary>
    public string? OwnerCompanyNumber { get; init; }

    /// <summary>The regulator's own number for the owner (Ofsted: council lists; CQC: provider ID).</summary>
    public string? OwnerId { get; init; }

    /// <summary>Company or brand at the top of the owner's group.</summary>
    public string? TopCompany { get; init; }

    /// <summary>Conditions of registration.</summary>
    public string? Conditions { get; init; }

    /// <summary>GIAS URN of the school linked to the registration.</summary>
    public string? LinkedEducationUrn { get; init; }

    /// <summary>Ofsted URN of the children's home linked to the school (GIAS only).</summary>
    public string? ChildrensHomeUrn { get; init; }

    /// <summary>CQC service types.</summary>
    public IReadOnlyList<string> ServiceTypes { get; init; } = [];

    /// <summary>CQC specialisms.</summary>
    public IReadOnlyList<string> Specialisms { get; init; } = [];

    /// <summary>Latitude in degrees (CQC only).</summary>
    public double? Latitude { get; init; }

    /// <summary>Longitude in degrees (CQC only).</summary>
    public double? Longitude { get; init; }

    /// <summary>Easting in metres on the British National Grid (GIAS only).</summary>
    public int? Easting { get; init; }

    /// <summary>Northing in metres on the British National Grid (GIAS only).</summary>
    public int? Northing { get; init; }

    /// <summary>Inspections contained in the row; their dates decide which is the latest.</summary>
    public IReadOnlyList<InspectionRow> Inspections { get; init; } = [];
}

/// <summary>A dated change of a registration's status.</summary>
/// <param name="Status">New status.</param>
/// <param name="Date">First day of the new status.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StatusChange(RegistrationStatus Status, DateOnly Date);
