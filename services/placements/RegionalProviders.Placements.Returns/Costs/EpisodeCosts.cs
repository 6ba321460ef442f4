using System.Globalization;

namespace RegionalProviders.Placements.Returns;

/// <summary>What a costs file says of one episode.</summary>
/// <param name="Lines">Its lines of that episode; values were taken where it is one.</param>
/// <param name="Taken">Columns whose values were taken.</param>
/// <param name="Contradicted">Columns in which the episodes file has another value itself.</param>
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
