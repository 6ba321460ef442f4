using System.Globalization;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Reference;

namespace RegionalProviders.Placements.Submissions.Preparation;

/// <summary>
/// The values of a census row that an agreement and the register determine. Values that they do not determine with
/// certainty are left empty: the age, as an agreement has only the age on its first day; the framework, as it only
/// records whether there is one; and types of provision that the census subdivides further.
/// </summary>
internal sealed class CensusRow
{
    private const int Adult = 18;
    private readonly string council;
    private readonly DateOnly snapshot;

    public CensusRow(OwnReturn own)
    {
        var schema = own.Window.Schema();
        Columns = schema.Columns;
        Reader = new RowReader(
            schema,
            ReturnKind.Census,
            [.. Columns.Select(column => column.Name)]
        );
        snapshot = own.Window.SnapshotOn;
        council = CouncilDirectory.Find(own.Submission.CouncilId)?.Name ?? "";
    }

    /// <summary>The columns, in the order of <see cref="Values"/>.</summary>
    public IReadOnlyList<ReturnColumn> Columns { get; }

    /// <summary>Reads rows from the values.</summary>
    public RowReader Reader { get; }

    /// <summary>A text for each column; empty if it is left to the officer.</summary>
    public string[] Values(PlacementOfYear placement, string child) =>
        [.. Columns.Select(column => Value(column, placement, child))];

    private string Value(ReturnColumn column, PlacementOfYear placement, string child) =>
        column.Field switch
        {
            ReturnField.PlacingAuthority => council,
            ReturnField.Identifier => child,
            ReturnField.Start => placement.StartOn.ToString(
                "dd/MM/yyyy",
                CultureInfo.InvariantCulture
            ),
            ReturnField.TotalCost => Pounds(
                placement.SocialCare + placement.Education + placement.Health
            ),
            ReturnField.SocialCareCost => Pounds(placement.SocialCare),
            ReturnField.EducationCost => Pounds(placement.Education),
            ReturnField.HealthCost => Pounds(placement.Health),
            ReturnField.EstablishmentUrn when !GoesByProvider(placement) => placement.Urn ?? "",
            ReturnField.ProviderUrn when GoesByProvider(placement) => placement.Urn ?? "",
            _ => Text(column, Code(column.Field, placement)),
        };

    private string? Code(ReturnField field, PlacementOfYear placement) =>
        field switch
        {
            ReturnField.LookedAfter => LookedAfter(placement),
            ReturnField.Gender => Gender(placement.Gender),
            ReturnField.Sourced => placement.Purchase == Purchase.Spot ? "direct_award" : null,
            ReturnField.ProvisionType => placement.Unregulated
                ? "unregistered"
                : ProvisionType(placement.ServiceType),
            ReturnField.RegistrationType => placement.Unregulated
                ? "unregistered"
                : RegistrationType(placement.Regulator),
            ReturnField.AdditionalPackages => placement.HasAdditional switch
            {
                true => "yes",
                false => "no",
                null => null,
            },
            ReturnField.Dols => placement.IsDeprived ? "current"
            : placement.WasDeprived ? "previous"
            : "no",
            _ => null,
        };

    // The age on the snapshot date is the age on the first day plus the whole years since, or one year more.
    private string? LookedAfter(PlacementOfYear placement)
    {
        var youngest = placement.AgeYears + WholeYears(placement.StartOn);
        return youngest >= Adult ? "post_18"
            : youngest + 1 < Adult && placement.LegalStatusCode is not null ? "looked_after"
            : null;
    }

    private int WholeYears(DateOnly from)
    {
        var years = snapshot.Year - from.Year;
        return from.AddYears(years) > snapshot ? years - 1 : years;
    }

    private static string? Gender(GenderCode code) =>
        code switch
        {
            GenderCode.Male => "male",
            GenderCode.Female => "female",
            GenderCode.NonBinary => "non_binary",
            GenderCode.Other => "other",
            _ => null,
        };

    private static string? ProvisionType(ServiceType type) =>
        type switch
        {
            ServiceType.SecureChildrensHome => "secure_welfare",
            ServiceType.ResidentialSchool38 => "residential_school_38",
            ServiceType.ResidentialSchool52 => "residential_school_52",
            ServiceType.ResidentialFamilyCentre => "residential_parent_and_child",
            ServiceType.ParentAndChildFostering => "fostering_parent_and_child",
            ServiceType.SupportedAccommodationSingle => "supported_accommodation_1",
            ServiceType.SupportedAccommodationSharedRingFenced => "supported_accommodation_2",
            ServiceType.SupportedAccommodationShared => "supported_accommodation_3",
            ServiceType.SupportedLodgings => "supported_accommodation_4",
            _ => null,
        };

    private static string? RegistrationType(Regulator? regulator) =>
        regulator switch
        {
            Regulator.Ofsted => "ofsted",
            Regulator.Cqc => "cqc",
            Regulator.CareInspectorateScotland => "care_inspectorate_scotland",
            Regulator.CareInspectorateWales => "care_inspectorate_wales",
            _ => null,
        };

    private static bool GoesByProvider(PlacementOfYear placement) =>
        placement.ServiceType
            is ServiceType.IndependentFosteringAgency
                or ServiceType.ParentAndChildFostering;

    private static string Text(ReturnColumn column, string? code) =>
        code is null ? "" : column.Values.FirstOrDefault(value => value.Code == code)?.Text ?? "";

    private static string Pounds(long? pence) =>
        pence is { } amount ? (amount / 100m).ToString("0.00", CultureInfo.InvariantCulture) : "";
}
