using RegionalProviders.Providers.Lists;
using RegionalProviders.Reference;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>Host authorities of the rows of one list; each spelling is looked up once.</summary>
internal sealed class Authorities(DateOnly asAt)
{
    private readonly Dictionary<string, Guid?> found = [];

    private Council? OfCode(string dfe) =>
        CouncilDirectory.FindByDfe(dfe, asAt) ?? CouncilDirectory.FindByDfe(dfe);

    /// <summary>The council; null if the row names none, or one missing from the council directory.</summary>
    public Guid? Find(RegistrationRow row, out string? unknown)
    {
        unknown = null;
        if (row.LocalAuthorityGss is { } gss && CouncilDirectory.FindByGss(gss) is { } byCode)
            return byCode.Id;
        // The name beside the code may be one of GIAS's own, such as "Pre-LGR 2021 Northamptonshire".
        if (row.LocalAuthorityDfe is { } dfe && OfCode(dfe) is { } coded)
            return coded.Id;
        if (row.LocalAuthority is not { } name)
            return null;
        if (!found.TryGetValue(name, out var id))
            found[name] = id = CouncilDirectory.FindByName(name, asAt)?.Id;
        if (id is null)
            unknown = name;
        return id;
    }
}
