using RegionalProviders.Reference;

namespace RegionalProviders.RegisterCopy;

/// <summary>
/// Host authorities of the register are councils of the directory, under the same ids as tenants. A list may name one
/// that is no more.
/// </summary>
public static class HostCouncil
{
    /// <summary>
    /// The council that is responsible on a day for what lay in the area of this one; null for none, for one that the
    /// directory does not know, and where several took over: the register does not say in whose part the setting lies.
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
