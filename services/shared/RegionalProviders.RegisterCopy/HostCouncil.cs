using RegionalProviders.Reference;

namespace RegionalProviders.RegisterCopy;

/// <summary>
/// Host authorities in the register are councils of the directory, with the same ids as tenants. A list may name one
/// that no longer exists.
/// </summary>
public static class HostCouncil
{
    /// <summary>
    /// The council that is responsible on a day for the area of this one. Null if none is given, if the directory does
    /// not know it, or if several took over: the register does not say in whose part of the area the setting is.
    /// </summary>
    public static Guid? On(DateOnly day, Guid? authority)
    {
        var council = authority is { } id ? CouncilDirectory.Find(id) : null;
        while (council is not null && !council.ExistedOn(day))
            council = council.Successors is [var only]
                ? CouncilDirectory.Find(only.CouncilId)
                : null;
        return council?.Id;
    }
}
