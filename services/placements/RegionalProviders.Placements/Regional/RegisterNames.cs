using RegionalProviders.Persistence;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Placements.Regional;

/// <summary>
/// Current names in the register of the providers and settings in some rows. Tables are stored by id and URN, so a
/// renamed provider or setting keeps its row.
/// </summary>
internal sealed class RegisterNames
{
    private readonly Dictionary<(RegionalDimension, string), string> names;

    private RegisterNames(Dictionary<(RegionalDimension, string), string> names) =>
        this.names = names;

    public static async Task<RegisterNames> ReadAsync(
        TableShape shape,
        IReadOnlyList<FigureRow> rows,
        ServiceTransaction tx
    )
    {
        var named = new Dictionary<(RegionalDimension, string), string>();
        foreach (var (at, dimension) in shape.Dimensions.Index())
            if (Statement(dimension) is { } statement)
                foreach (
                    var name in await tx.QueryAsync<Name>(
                        statement,
                        Keys([.. rows.Select(row => row.Key(at)).Distinct()])
                    )
                )
                    named.Add((dimension, name.Key), name.Text);
        return new RegisterNames(named);
    }

    /// <summary>The name; empty if the register has none.</summary>
    public string Of(RegionalDimension dimension, string key) =>
        names.GetValueOrDefault((dimension, key), "");

    private static string? Statement(RegionalDimension dimension) =>
        dimension switch
        {
            // Registrations of one organisation may have been recorded before and after it was renamed; the latest name
            // is used.
            RegionalDimension.Provider => """
                select distinct on (organisation_id) organisation_id::text as key, organisation_name as text
                from placements.register_entry
                where organisation_id = any (@ids)
                order by organisation_id, updated_at desc, urn
                """,
            // If two regulators use the same number, the entry that the table counted.
            RegionalDimension.Setting => """
                select distinct on (urn) urn as key, setting_name as text
                from placements.register_entry where urn = any (@keys)
                order by urn, placements.regulator_place(regulator)
                """,
            _ => null,
        };

    private static object Keys(string[] keys) =>
        new
        {
            keys,
            ids = keys.Select(key => Guid.TryParse(key, out var id) ? id : (Guid?)null)
                .OfType<Guid>()
                .ToArray(),
        };

    private sealed record Name
    {
        public string Key { get; init; } = "";
        public string Text { get; init; } = "";
    }
}
