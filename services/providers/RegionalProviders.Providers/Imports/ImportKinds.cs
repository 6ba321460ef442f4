using RegionalProviders.Providers.Lists;

namespace RegionalProviders.Providers.Imports;

/// <summary>What a kind of list means for an import.</summary>
/// <param name="Kind">The kind as callers know it.</param>
/// <param name="Regulator">Whose registrations it lists.</param>
/// <param name="IsFull">It claims to have everything that the regulator registers: what it lacks has left.</param>
/// <param name="Source">Rank of its names and addresses: 1 the open lists, 2 the lists to councils.</param>
internal sealed record ImportKind(
    V1.ListKind Kind,
    V1.Regulator Regulator,
    bool IsFull,
    short Source
)
{
    /// <summary>The kind of a file. A file is one list: which of several would decide about withdrawals?</summary>
    public static ImportKind Of(IReadOnlyList<ListHeader> tables)
    {
        var kinds = tables.Select(table => Of(table.Kind)).Distinct().ToList();
        return kinds.Count == 1
            ? kinds[0]
            : throw new UnreadableListException(
                "The workbook holds lists of several kinds. Send each as a file of its own."
            );
    }

    /// <summary>What the reader is to expect; null where content decides.</summary>
    public static Lists.ListKind? Expected(V1.ListKind kind) =>
        kind switch
        {
            V1.ListKind.OfstedProviders => Lists.ListKind.OfstedProviders,
            V1.ListKind.OfstedInspections => Lists.ListKind.OfstedInspections,
            V1.ListKind.OfstedJoinersLeavers => Lists.ListKind.OfstedJoinersLeavers,
            V1.ListKind.OfstedToCouncils => Lists.ListKind.OfstedCouncil,
            V1.ListKind.Gias => Lists.ListKind.Gias,
            // CQC publishes two layouts; content tells which.
            _ => null,
        };

    private static ImportKind Of(Lists.ListKind kind) =>
        kind switch
        {
            Lists.ListKind.OfstedProviders => new(
                V1.ListKind.OfstedProviders,
                V1.Regulator.Ofsted,
                true,
                1
            ),
            Lists.ListKind.OfstedInspections => new(
                V1.ListKind.OfstedInspections,
                V1.Regulator.Ofsted,
                false,
                1
            ),
            Lists.ListKind.OfstedJoinersLeavers => new(
                V1.ListKind.OfstedJoinersLeavers,
                V1.Regulator.Ofsted,
                false,
                1
            ),
            Lists.ListKind.Gias => new(V1.ListKind.Gias, V1.Regulator.Gias, true, 1),
            Lists.ListKind.CqcDirectory or Lists.ListKind.CqcLocations => new(
                V1.ListKind.Cqc,
                V1.Regulator.Cqc,
                true,
                1
            ),
            _ => new(V1.ListKind.OfstedToCouncils, V1.Regulator.Ofsted, false, 2),
        };
}
