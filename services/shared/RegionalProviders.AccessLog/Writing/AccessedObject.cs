namespace RegionalProviders.AccessLog;

/// <summary>An object that a call read, changed or exported. Ids only: no names, no text about a child or a case.</summary>
/// <param name="Kind">Kind in lower case with underscores, e.g. <c>audit</c>.</param>
/// <param name="Id">Id, at most 64 characters.</param>
public sealed record AccessedObject(string Kind, string Id)
{
    /// <summary>The owner (<see cref="ChainName"/>), who can see the line; empty if there is none.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The grant that allows the access; empty if none is needed.</summary>
    public string GrantId { get; init; } = "";

    /// <summary>Reason of the grant, at most 200 characters.</summary>
    public string GrantReason { get; init; } = "";
}
