using RegionalProviders.Providers.Lists.Columns;
using RegionalProviders.Reference.Identifiers;
using RegionalProviders.Tables;

namespace RegionalProviders.Providers.Lists.Rows;

/// <summary>Turns the rows of one table into registrations.</summary>
internal sealed class RowReader(
    ListHeader header,
    HeaderMap map,
    DateSerials serials,
    DateOnly today
)
{
    private readonly HashSet<string> _urns = [];

    /// <summary>
    /// A blank row or a footnote ("Source: Ofsted"): text in at most two cells, and none in the registration number's
    /// column.
    /// </summary>
    public bool IsNote(RawRow row) =>
        row.Filled <= 2
        && map.Index(Field.Urn) is { } urn
        && (urn >= row.Cells.Length || string.IsNullOrWhiteSpace(row.Cells[urn]));

    public ListRow Read(RawRow row)
    {
        var place = new RowLocation(header.Place.Sheet, row.Line);
        var values = new RowValues(map, place, row.Cells, serials, header.AsAt ?? today, today);
        if (row.Cells.Length < map.MinCells)
            values.Report(Rules.RowTooShort);
        else if (row.Cells.Skip(map.Width).Any(c => !string.IsNullOrWhiteSpace(c)))
            values.Report(Rules.RowTooLong);
        else if (header.Kind == ListKind.Gias && !IsTypeCode(TypeCode(values)))
            values.Report(Rules.TypeCodeInvalid, Field.ProvisionTypeCode);
        else if (header.Kind == ListKind.Gias && Values.TypeOf(TypeCode(values)) is null)
            return new ListRow(header, place, RowOutcome.OutOfScope, null, []);

        if (!Rejected(values) && ReadUrn(values) is { } urn)
        {
            var registration = Registration(values, urn);
            if (!Rejected(values))
                return new ListRow(header, place, RowOutcome.Read, registration, values.Problems)
                {
                    Urn = urn,
                };
        }
        return new ListRow(header, place, RowOutcome.Rejected, null, values.Problems)
        {
            Urn = UrnOfRejected(row),
        };
    }

    private string? UrnOfRejected(RawRow row)
    {
        if (map.Index(Field.Urn) is not { } index || index >= row.Cells.Length)
            return null;
        var urn = IdentifierText.Repair(row.Cells[index]).ToUpperInvariant();
        return IsUrn(urn) ? urn : null;
    }

    private static bool Rejected(RowValues values) => values.Problems.Exists(p => p.Rule.Rejects);

    private string? ReadUrn(RowValues values)
    {
        var written = values.Text(Field.Urn);
        var urn = values.Identifier(Field.Urn)?.ToUpperInvariant();
        // The error of a formula, which was reported.
        if (Rejected(values))
            return null;
        var fault =
            urn is null ? Rules.UrnMissing
            : IdentifierText.HasLostDigits(urn) ? Rules.UrnRounded
            : !IsUrn(urn) ? Rules.UrnInvalid
            : OneRowEach && !_urns.Add(urn) ? Rules.UrnRepeated
            : null;
        if (fault is not null)
            values.Report(fault, Field.Urn);
        else if (!string.Equals(written, urn, StringComparison.OrdinalIgnoreCase))
            values.Report(Rules.UrnRepaired, Field.Urn);
        return fault is null ? urn : null;
    }

    // GIAS writes 07; a spreadsheet makes 7 or 7.0 of it.
    private static string? TypeCode(RowValues values) =>
        values.Identifier(Field.ProvisionTypeCode)?.TrimStart('0');

    private static bool IsTypeCode(string? code) =>
        code is { Length: 1 or 2 } && code.All(char.IsAsciiDigit);

    private bool OneRowEach =>
        header.Kind
            is not (
                ListKind.OfstedInspections
                or ListKind.OfstedCouncilPremises
                or ListKind.OfstedCouncilConditions
            );

    private Regulator Regulator =>
        header.Kind switch
        {
            ListKind.Gias => Regulator.DepartmentForEducation,
            ListKind.CqcDirectory or ListKind.CqcLocations => Regulator.Cqc,
            _ => Regulator.Ofsted,
        };

    private bool IsUrn(string urn) =>
        Regulator switch
        {
            Regulator.DepartmentForEducation => SchoolUrn.Parse(urn) == urn,
            Regulator.Cqc => CqcId.Parse(urn) == urn,
            _ => OfstedUrn.Parse(urn) == urn,
        };

    private RegistrationRow Registration(RowValues values, string urn)
    {
        var (ownerName, companyNumber) = OwnerText.Split(values.Text(Field.OwnerName));
        var type = ReadType(values);
        var name = values.Cell(Field.Name);
        if (name == default && values.Has(Field.Name))
            values.Report(Rules.NameMissing, Field.Name);
        var authority = values.Text(Field.LocalAuthority);
        if (authority is null && values.Has(Field.LocalAuthority))
            values.Report(Rules.LocalAuthorityMissing, Field.LocalAuthority);
        var status = ReadStatus(values);
        var active = values.Date(Field.ActiveDate);
        var closed = values.Date(Field.ClosedDate, Latest.Any);
        return new RegistrationRow
        {
            Regulator = Regulator,
            Urn = urn,
            ProvisionType = type,
            ProvisionTypeText = values.Text(Field.ProvisionType),
            Name = name,
            AddressLine1 = values.Cell(
                values.Has(Field.FullAddress) ? Field.FullAddress : Field.AddressLine1
            ),
            AddressLine2 = values.Cell(Field.AddressLine2),
            AddressLine3 = values.Cell(Field.AddressLine3),
            Town = values.Cell(Field.Town),
            County = values.Cell(Field.County),
            Postcode = values.Cell(Field.Postcode),
            LocalAuthority = authority,
            LocalAuthorityGss = values.Text(Field.LocalAuthorityGss),
            LocalAuthorityDfe = values.Identifier(Field.LocalAuthorityDfe),
            ProviderLocalAuthority = values.Text(Field.ProviderLocalAuthority),
            Region = values.Text(Field.Region) ?? values.Text(Field.OfstedRegion),
            Sector = Values.SectorOf(values.Text(Field.Sector)),
            Places = values.Number(Field.Places),
            Premises = values.Number(Field.Premises),
            SettingCategory = values.Text(Field.SettingCategory),
            Status = status,
            StatusBefore = values.Status(Field.StatusBefore),
            StatusChanges = StatusChanges(values, active, closed, status),
            MovementReason = values.Text(Field.Reason),
            RegistrationDate =
                values.Date(
                    Field.RegistrationDate,
                    header.Kind == ListKind.Gias ? Latest.Any : Latest.ListDate
                ) ?? active,
            ClosedDate = closed,
            ShortBreaksOnly = values.Flag(Field.ShortBreaksOnly),
            MultiBuilding = values.Flag(Field.MultiBuilding),
            Boarders = values.Text(Field.Boarders),
            OwnerName = ownerName,
            OwnerCompanyNumber = OwnerCompany(values) ?? CompanyNumber.Parse(companyNumber),
            OwnerId = values.Text(Field.OwnerId),
            TopCompany = values.Text(Field.TopCompany),
            Conditions = values.Text(Field.Conditions, Limits.LongTextCharacters),
            LinkedEducationUrn = values.Identifier(Field.LinkedEducationUrn),
            ChildrensHomeUrn = ReadChildrensHome(values),
            ServiceTypes = values.List(Field.ServiceTypes),
            Specialisms = values.List(Field.Specialisms),
            Latitude = values.Coordinate(Field.Latitude, -90, 90),
            Longitude = values.Coordinate(Field.Longitude, -180, 180),
            Easting = (int?)values.Coordinate(Field.Easting, 0, 700_000),
            Northing = (int?)values.Coordinate(Field.Northing, 0, 1_300_000),
            Inspections = Inspections.Read(values, header.Kind),
        };
    }

    private ProvisionType? ReadType(RowValues values)
    {
        if (header.Kind == ListKind.Gias)
            return Values.TypeOf(TypeCode(values));
        if (!values.Has(Field.ProvisionType))
            return null;
        var text = values.Text(Field.ProvisionType);
        if (text is null)
        {
            values.Report(Rules.ProvisionTypeMissing, Field.ProvisionType);
            return null;
        }
        var type = Values.TypeOf(text);
        if (type is null)
            values.Report(Rules.ProvisionTypeUnknown, Field.ProvisionType);
        // The council lists label every home a children's home; secure ones are identified only by the subtype.
        return type is ProvisionType.ChildrensHome
            ? Values.TypeOf(values.Text(Field.ProvisionSubtype)) ?? type
            : type;
    }

    private RegistrationStatus? ReadStatus(RowValues values)
    {
        // CQC publishes registered locations only, so its lists have no status column.
        if (Regulator == Regulator.Cqc)
            return RegistrationStatus.Active;
        if (values.Has(Field.Status) && values.Text(Field.Status) is null && !Rejected(values))
            values.Report(Rules.StatusMissing, Field.Status);
        return values.Status(Field.Status);
    }

    private static string? OwnerCompany(RowValues values)
    {
        if (values.Identifier(Field.OwnerCompanyNumber) is not { } text)
            return null;
        var number = CompanyNumber.Parse(text);
        if (number is null)
            values.Report(Rules.CompanyNumberInvalid, Field.OwnerCompanyNumber);
        return number;
    }

    private static string? ReadChildrensHome(RowValues values)
    {
        var urn = values.Identifier(Field.ChildrensHomeNumber)?.ToUpperInvariant();
        if (urn is null or "0" || OfstedUrn.Parse(urn) is not null)
            return urn is "0" ? null : urn;
        values.Report(Rules.ChildrensHomeNumberInvalid, Field.ChildrensHomeNumber);
        return null;
    }

    private static IReadOnlyList<StatusChange> StatusChanges(
        RowValues values,
        DateOnly? active,
        DateOnly? closed,
        RegistrationStatus? status
    )
    {
        if (!values.Has(Field.ActiveDate))
            return [];
        var dated = new (RegistrationStatus Status, DateOnly? Date)[]
        {
            (RegistrationStatus.Active, active),
            (RegistrationStatus.Resigned, values.Date(Field.ResignedDate)),
            (RegistrationStatus.Cancelled, values.Date(Field.CancelledDate)),
            (RegistrationStatus.Closed, closed),
            // Some years have one date for every way to leave, which the status then names.
            (
                status ?? RegistrationStatus.Closed,
                status == RegistrationStatus.Active ? null : values.Date(Field.LeftDate)
            ),
        };
        return
        [
            .. dated
                .Where(d => d.Date is not null)
                .OrderBy(d => d.Date)
                .Select(d => new StatusChange(d.Status, d.Date!.Value)),
        ];
    }
}
