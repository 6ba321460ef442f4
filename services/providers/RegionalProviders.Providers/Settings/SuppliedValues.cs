using RegionalProviders.Persistence;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>A setting's values supplied by councils: the best source. Null leaves a value to the lists.</summary>
internal sealed record SuppliedValues
{
    public string? Name { get; init; }
    public string? ServiceType { get; init; }
    public string[]? AddressLines { get; init; }
    public string? Town { get; init; }
    public string? County { get; init; }
    public string? Postcode { get; init; }
    public Guid? HostAuthorityId { get; init; }
    public int? Places { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }

    public SuppliedValues With(Address? address)
    {
        string[] lines =
        [
            .. (address?.Lines ?? []).Select(line => line.Trim()).Where(line => line.Length > 0),
        ];
        return this with
        {
            // An empty list of lines is stored as null: an empty array would count as an address and hide that of the lists.
            AddressLines = lines.Length == 0 ? null : lines,
            Town = TextOrNull(address?.Town),
            County = TextOrNull(address?.County),
            Postcode = Reference.Identifiers.Postcode.Parse(address?.Postcode),
        };
    }

    public SuppliedValues With(Coordinates? point) =>
        this with
        {
            Latitude = point?.Latitude,
            Longitude = point?.Longitude,
        };

    public SuppliedValues WithName(string name) => this with { Name = TextOrNull(name) };

    public SuppliedValues With(ServiceType type) =>
        this with
        {
            ServiceType = type == V1.ServiceType.Unspecified ? null : type.ToString(),
        };

    public SuppliedValues WithPlaces(int places) =>
        this with
        {
            Places = places == 0 ? null : places,
        };

    /// <summary>The values supplied so far; all null if there are none.</summary>
    public static async Task<SuppliedValues> ReadAsync(
        ServiceTransaction transaction,
        Guid settingId
    ) =>
        await transaction.QuerySingleOrDefaultAsync<SuppliedValues>(
            $"""
            select name, service_type, address_lines, town, county, postcode, host_authority_id, places, latitude,
                longitude
            from {ProvidersModule.Name}.setting_source where setting_id = @settingId and source = 'Council'
            """,
            new { settingId }
        ) ?? new SuppliedValues();

    /// <summary>Stores the values and recomputes the setting.</summary>
    public async Task WriteAsync(ServiceTransaction transaction, Guid settingId)
    {
        const string columns =
            "name, service_type, address_lines, town, county, postcode, host_authority_id, places, latitude, longitude";
        await transaction.ExecuteAsync(
            $"""
            insert into {ProvidersModule.Name}.setting_source as c (setting_id, source, {columns}, updated_at)
            values (@settingId, 'Council', @Name, @ServiceType, @AddressLines, @Town, @County, @Postcode, @HostAuthorityId,
                @Places, @Latitude, @Longitude, @Now)
            on conflict (setting_id, source) do update
            set ({columns}, updated_at) = ({Of("excluded", columns)}, excluded.updated_at)
            where ({Of("c", columns)}) is distinct from ({Of("excluded", columns)})
            """,
            new
            {
                settingId,
                Name,
                ServiceType,
                AddressLines,
                Town,
                County,
                Postcode,
                HostAuthorityId,
                Places,
                Latitude,
                Longitude,
                transaction.Now,
            }
        );
        await transaction.ExecuteAsync(
            $"select count(*) from {ProvidersModule.Name}.compose_settings(array[@settingId], @Now)",
            new { settingId, transaction.Now }
        );
    }

    private static string Of(string row, string columns) =>
        string.Join(", ", columns.Split(", ").Select(column => $"{row}.{column}"));

    private static string? TextOrNull(string? text) =>
        text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
