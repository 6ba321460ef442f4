using System.Collections.Frozen;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.PropertyStandards;

/// <summary>The items to check in a property.</summary>
internal static class Checklist
{
    /// <summary>All items in the order of a walk through the house.</summary>
    public static IReadOnlyList<PropertyStandard> Items { get; } =
        EmbeddedTable.Read(
            "property_standards.csv",
            row => new PropertyStandard
            {
                Code = row.GetString("code"),
                Area = row.GetString("area"),
                Description = row.GetString("description"),
            }
        );

    /// <summary>Position of each item in that order, by code.</summary>
    public static FrozenDictionary<string, int> Places { get; } =
        Items.Index().ToFrozenDictionary(item => item.Item.Code, item => item.Index);
}
