namespace RegionalProviders.AccessLog;

/// <summary>An object that a call read, changed or exported. Ids only: no names, no text about a child or a case.</summary>
/// <param name="Kind">Kind in lower case with underscores, e.g. <c>audit</c>.</param>
/// <param name="Id">Id, at most 64 characters.</param>
public sealed record AccessedObject(string Kind, string Id)
{
    /// <summary>Who owns it (<see cref="ChainName"/>) and so sees the line; empty where nobody in particular does.</summary>
    public string Owner { get; init; } = "";

    /// <summary>Grant under which the caller may; empty where it needs none.</summary>
    public string GrantId { get; init; } = "";

    /// <summary>Reason of the grant, at most 200 characters.</summary>
    public string GrantReason { get; init; } = "";
}
