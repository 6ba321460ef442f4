namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// Candidate types of a placement in another world, closest to its own type first. Considering all types would take too
/// long.
/// </summary>
internal sealed class Neighbours
{
    private const int MaxUnits = 300;
    private readonly Microdata data;
    private readonly ILookup<(string, string), int> byHost;
    private readonly ILookup<(string, string), int> byProvider;
    private readonly ILookup<string, int> onePerHost;
    private readonly ILookup<int, Unit> unitsAt;
    private readonly ILookup<int, int> servicesAt;

    public Neighbours(Microdata data)
    {
        this.data = data;
        var settings = data
            .Settings.Index()
            .Select(each => (each.Index, Setting: each.Item))
            .ToList();
        byHost = settings.ToLookup(
            each => (each.Setting.HostAuthority, each.Setting.Kind),
            each => each.Index
        );
        byProvider = settings.ToLookup(
            each => (each.Setting.Provider, each.Setting.Kind),
            each => each.Index
        );
        onePerHost = byHost.ToLookup(
            group => group.Key.Item2,
            group => group.FirstOrDefault(each => data.HasRoom(each), group.First())
        );
        unitsAt = data.Units.ToLookup(unit => unit.Type.Setting);
        servicesAt = settings
            .SelectMany(each =>
                Enumerable
                    .Range(0, data.Services)
                    .Where(service => data.Allows(new PlacementType(0, each.Index, service)))
                    .Select(service => (each.Index, service))
            )
            .ToLookup(each => each.Index, each => each.service);
    }

    /// <summary>Other candidate types for a placement of this type.</summary>
    public IEnumerable<PlacementType> Of(PlacementType type)
    {
        var here = data.Settings[type.Setting];
        var near = byHost[(here.HostAuthority, here.Kind)]
            .Concat(byProvider[(here.Provider, here.Kind)])
            .Concat(onePerHost[here.Kind]);
        var types = near.Distinct().Select(setting => type with { Setting = setting });
        var otherServices = servicesAt[type.Setting]
            .Select(service => type with { Service = service });
        var otherKinds = onePerHost
            .Where(group => group.Key != here.Kind)
            .SelectMany(group => byHost[(here.HostAuthority, group.Key)].Take(3).Concat(group))
            .SelectMany(setting =>
                servicesAt[setting]
                    .Select(service => type with { Setting = setting, Service = service })
            );
        var otherCouncils = Enumerable
            .Range(0, data.Councils)
            .Select(council => type with { Council = council });
        return types
            .Concat(otherServices)
            .Concat(otherKinds)
            .Concat(otherCouncils)
            .Where(other => other != type && data.Allows(other))
            .Distinct();
    }

    /// <summary>Types between two: some characteristics from the first, the others from the second.</summary>
    public IEnumerable<PlacementType> Between(PlacementType type, PlacementType other)
    {
        for (var mask = 1; mask < 8; mask++)
        {
            var mixed = new PlacementType(
                (mask & 1) == 0 ? type.Council : other.Council,
                (mask & 2) == 0 ? type.Setting : other.Setting,
                (mask & 4) == 0 ? type.Service : other.Service
            );
            if (mixed != type && data.Allows(mixed))
                yield return mixed;
        }
    }

    /// <summary>
    /// Types to which a placement could move so that its host or owner becomes that of the other type while its other
    /// characteristics remain.
    /// </summary>
    public IEnumerable<PlacementType> Towards(PlacementType type, PlacementType other)
    {
        var here = data.Settings[type.Setting];
        var there = data.Settings[other.Setting];
        return Between(type, other)
            .Concat(
                byHost[(there.HostAuthority, here.Kind)]
                    .Take(30)
                    .Concat(byProvider[(there.Provider, here.Kind)].Take(10))
                    .Select(setting => type with { Setting = setting })
            )
            .Where(mixed => mixed != type && data.Allows(mixed))
            .Distinct();
    }

    /// <summary>Placements similar to a type, the closest first.</summary>
    public IEnumerable<Unit> UnitsNear(PlacementType type)
    {
        var here = data.Settings[type.Setting];
        return byHost[(here.HostAuthority, here.Kind)]
            .Concat(byProvider[(here.Provider, here.Kind)])
            .Concat(onePerHost[here.Kind])
            .SelectMany(setting => unitsAt[setting])
            .Concat(data.UnitsOf[type.Council])
            .Concat(data.Units.Where(unit => unit.Type.Service == type.Service))
            .Distinct()
            .Take(MaxUnits);
    }
}
