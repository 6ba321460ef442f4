using RegionalProviders.Providers.Lists;
using RegionalProviders.Providers.Settings;

namespace RegionalProviders.Providers.Imports;

/// <summary>How a kind of list is imported.</summary>
/// <param name="Kind">The kind as named in the API.</param>
/// <param name="Regulator">Whose registrations it lists.</param>
/// <param name="IsFull">Whether the list is complete: a registration that it lacks has left the register.</param>
/// <param name="Source">The source as which its names and addresses are stored.</param>
internal sealed record ImportKind(
    V1.ListKind Kind,
    V1.Regulator Regulator,
    bool IsFull,
    SettingSource Source
)
{
    /// <summary>
    /// The kind of a file. A file must be a single list: with several, it would be unclear which decides on
    /// withdrawals.
    /// </summary>
    public static ImportKind Of(IReadOnlyList<ListHeader> tables)
    {
        var kinds = tables.Select(table => Of(table.Kind)).Distinct().ToList();
        return kinds.Count == 1
            ? kinds[0]
            : throw new UnreadableListException(
                "The workbook holds lists of several kinds. Send each as a file of its own."
            );
    }

    /// <summary>The kind that the reader must expect; null if the content decides.</summary>
    public static Lists.ListKind? Expected(V1.ListKind kind) =>
        kind switch
        {
            V1.ListKind.OfstedProviders => Lists.ListKind.OfstedProviders,
            V1.ListKind.OfstedInspections => Lists.ListKind.OfstedInspections,
            V1.ListKind.OfstedJoinersLeavers => Lists.ListKind.OfstedJoinersLeavers,
            V1.ListKind.OfstedToCouncils => Lists.ListKind.OfstedCouncil,
            V1.ListKind.Gias => Lists.ListKind.Gias,
            // CQC publishes two layouts; the content shows which one it is.
            _ => null,
        };

    private static ImportKind Of(Lists.ListKind kind) =>
        kind switch
        {
            Lists.ListKind.OfstedProviders => new(
                V1.ListKind.OfstedProviders,
                V1.Regulator.Ofsted,
                true,
                SettingSource.OpenList
            ),
            Lists.ListKind.OfstedInspections => new(
                V1.ListKind.OfstedInspections,
                V1.Regulator.Ofsted,
                false,
                SettingSource.OpenList
            ),
            Lists.ListKind.OfstedJoinersLeavers => new(
                V1.ListKind.OfstedJoinersLeavers,
                V1.Regulator.Ofsted,
                false,
                SettingSource.OpenList
            ),
            Lists.ListKind.Gias => new(
                V1.ListKind.Gias,
                V1.Regulator.Gias,
                true,
                SettingSource.OpenList
            ),
            Lists.ListKind.CqcDirectory or Lists.ListKind.CqcLocations => new(
                V1.ListKind.Cqc,
                V1.Regulator.Cqc,
                true,
                SettingSource.OpenList
            ),
            _ => new(
                V1.ListKind.OfstedToCouncils,
                V1.Regulator.Ofsted,
                false,
                SettingSource.ListToCouncils
            ),
        };
}
