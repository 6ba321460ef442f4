using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace RegionalProviders.Placements.Returns;

/// <summary>The statutory codes that are valid on a given day.</summary>
internal sealed class StatutoryCodes
{
    // Cached by day: returns have only one snapshot date a year.
    private static readonly ConcurrentDictionary<DateOnly, StatutoryCodes> Days = new();
    private readonly FrozenDictionary<ReturnField, FrozenSet<string>> _valid;

    private StatutoryCodes(FrozenDictionary<ReturnField, FrozenSet<string>> valid) =>
        _valid = valid;

    public static StatutoryCodes On(DateOnly day) => Days.GetOrAdd(day, Read);

    public bool Has(ReturnField field, string code) => _valid[field].Contains(code);

    private static StatutoryCodes Read(DateOnly day) =>
        new(
            ReturnSchemas
                .All[^1]
                .StatutoryColumns.Where(column => column.Kind == ColumnKind.Category)
                .ToFrozenDictionary(
                    column => column.Field,
                    column =>
                        CodeFile
                            .On(column.Name, day)
                            .Values.Select(value => value.Code)
                            .ToFrozenSet()
                )
        );
}
