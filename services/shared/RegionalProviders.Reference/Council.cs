namespace RegionalProviders.Reference;

/// <summary>An upper-tier council: one that is, or was, responsible for children's services in its area.</summary>
/// <param name="Id">Identifies the council for good: it outlives changes of code and name, and is the same in every installation.</param>
/// <param name="Name">The short official name, such as <c>Bristol</c>. A council and its predecessor may share it.</param>
/// <param name="Kind">The type of authority.</param>
/// <param name="Nation">Only councils of <see cref="Nation.England"/> can be tenants; others are known as host authorities.</param>
/// <param name="Region">The English region; null outside England.</param>
/// <param name="From">First day in its present form; null if older than the modern system (City of London, Isles of Scilly).</param>
/// <param name="To">Last day of its existence; null while it exists.</param>
/// <param name="Codes">Every code it has had, oldest first.</param>
/// <param name="AlternativeNames">Other spellings found in published files and in use; none repeats <paramref name="Name"/>.</param>
/// <param name="Predecessors">The councils whose area or part of it this one took over.</param>
/// <param name="Successors">
/// The councils that took over. If there are several, a record of this council goes to the one whose area contains the
/// place.
/// </param>
public sealed record Council(
    Guid Id,
    string Name,
    CouncilKind Kind,
    Nation Nation,
    Region? Region,
    DateOnly? From,
    DateOnly? To,
    IReadOnlyList<CouncilCode> Codes,
    IReadOnlyList<string> AlternativeNames,
    IReadOnlyList<Succession> Predecessors,
    IReadOnlyList<Succession> Successors
)
{
    /// <summary>The GSS code in force, or the last one of an abolished council.</summary>
    public string GssCode => Codes.Last(code => code.Scheme == CodeScheme.Gss).Code;

    /// <summary>The three-digit DfE code in force, or the last one of an abolished council; null outside England.</summary>
    public string? DfeCode => Codes.LastOrDefault(code => code.Scheme == CodeScheme.Dfe)?.Code;

    /// <summary>Whether the council existed on a day, its first and last day included.</summary>
    public bool ExistedOn(DateOnly day) =>
        (From is null || From <= day) && (To is null || day <= To);
}
