namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>Somebody who reads all tables of a window together.</summary>
/// <param name="Council">The council, which knows its own rows; null for a reader who knows nothing besides the tables.</param>
/// <param name="KnowsWhichAreSmall">Whether it knows of every hidden cell if its count is a small one; no table says so.</param>
internal readonly record struct Observer(int? Council, bool KnowsWhichAreSmall)
{
    /// <summary>The outsider, then every council.</summary>
    public static IEnumerable<Observer> All(int councils) =>
        Enumerable
            .Range(0, councils)
            .Select(council => new Observer(council, true))
            .Prepend(new Observer(null, true));
}
