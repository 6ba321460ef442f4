using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>The costs file's lines and values for one episode.</summary>
/// <param name="Lines">Line numbers for that episode; values are used only if there is exactly one.</param>
/// <param name="Taken">Columns whose values were used.</param>
/// <param name="Contradicted">Columns for which the episodes file has a different value.</param>
internal sealed record EpisodeCosts(
    IReadOnlyList<int> Lines,
    IReadOnlyList<ReturnField> Taken,
    IReadOnlyList<ReturnField> Contradicted
)
{
    public static readonly EpisodeCosts None = new([], [], []);

    public string LineNumbers =>
        string.Join(", ", Lines.Select(line => line.ToString(CultureInfo.InvariantCulture)));

    public bool Has(ReturnField field) => Taken.Contains(field);
}
