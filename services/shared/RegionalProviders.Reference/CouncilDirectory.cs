namespace RegionalProviders.Reference;

/// <summary>
/// The upper-tier councils of England, those that they replaced since 2009, and the principal councils of Wales.
/// Published facts, the same for every tenant; loaded once, never changing while the program runs.
/// </summary>
public static class CouncilDirectory
{
    private static readonly IReadOnlyList<Council> Councils = CouncilFiles.Read();

    private static readonly Dictionary<Guid, Council> ById = Councils.ToDictionary(council =>
        council.Id
    );

    private static readonly ILookup<
        (CodeScheme, string),
        (Council Council, CouncilCode Code)
    > ByCode = Councils
        .SelectMany(council => council.Codes, (council, code) => (Council: council, Code: code))
        .ToLookup(entry => (entry.Code.Scheme, entry.Code.Code));

    private static readonly ILookup<string, Council> ByName = Councils
        .SelectMany(
            council =>
                council.AlternativeNames.Prepend(council.Name).Select(CouncilName.Key).Distinct(),
            (council, key) => (Council: council, Key: key)
        )
        .ToLookup(entry => entry.Key, entry => entry.Council);

    /// <summary>Every council in the directory: existing and abolished, English and Welsh.</summary>
    public static IReadOnlyList<Council> All => Councils;

    /// <summary>The existing councils of England, which are all that can be tenants (153).</summary>
    public static IReadOnlyList<Council> England { get; } =
    [.. Councils.Where(council => council is { Nation: Nation.England, To: null })];

    /// <summary>The council with this id; null if there is none.</summary>
    public static Council? Find(Guid id) => ById.GetValueOrDefault(id);

    /// <summary>
    /// The council that this GSS code denotes or once denoted (codes are never reused); null if unknown. Case and
    /// surrounding white space do not matter.
    /// </summary>
    public static Council? FindByGss(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return ByCode[(CodeScheme.Gss, code.Trim().ToUpperInvariant())].FirstOrDefault().Council;
    }

    /// <summary>
    /// The council that this three-digit DfE code denotes; null if unknown. Successors may keep a code: without
    /// <paramref name="on"/> this is the latest holder; otherwise the holder on that day, or null if nobody held it
    /// then.
    /// </summary>
    public static Council? FindByDfe(string code, DateOnly? on = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        var holders = ByCode[(CodeScheme.Dfe, code.Trim())];
        return on is { } day
            ? holders.FirstOrDefault(holder => HeldOn(holder.Code, day)).Council
            : holders.OrderBy(holder => holder.Code.ValidFrom).LastOrDefault().Council;
    }

    /// <summary>
    /// The council with this name or alternative name; null if unknown. Case, accents, punctuation, "&amp;" for "and",
    /// and styles such as "City of", "London Borough of" and "Council" do not matter. Names of districts and towns are
    /// not recognised.
    /// </summary>
    /// <param name="name">The name as a file spells it.</param>
    /// <param name="on">
    /// The day that the file describes. If a council and its predecessor share a name ("Dorset"), the one that existed
    /// on that day is returned, or without a day the existing one. For a name that only abolished councils have, the
    /// abolished council is returned, whose <see cref="Council.Successors"/> say who took over: the caller decides, as
    /// one name may have several successors.
    /// </param>
    public static Council? FindByName(string name, DateOnly? on = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var key = CouncilName.Key(name);
        var bearers = ByName[key].ToList();
        if (bearers.Count == 0)
            bearers = [.. ByName[CouncilName.WithoutStyle(key)]];

        return (on is { } day ? bearers.Find(council => council.ExistedOn(day)) : null)
            ?? bearers.MaxBy(council => council.To ?? DateOnly.MaxValue);
    }

    private static bool HeldOn(CouncilCode code, DateOnly day) =>
        (code.ValidFrom is null || code.ValidFrom <= day)
        && (code.ValidTo is null || day <= code.ValidTo);
}
