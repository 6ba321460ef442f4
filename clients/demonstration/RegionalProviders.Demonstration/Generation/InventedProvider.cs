namespace RegionalProviders.Demonstration.Generation;

/// <summary>One invented registration as a list would show it.</summary>
internal sealed record InventedProvider
{
    internal required string Urn { get; init; }
    internal required string ProvisionType { get; init; }
    internal required string Status { get; init; }
    internal required DateOnly RegisteredOn { get; init; }
    internal required string Name { get; init; }
    internal required string Town { get; init; }
    internal required string Postcode { get; init; }
    internal required string LocalAuthority { get; init; }
    internal required string Region { get; init; }
    internal required string Sector { get; init; }
    internal required int? Places { get; init; }
    internal required string Owner { get; init; }

    /// <summary>The open list withholds the names of children's homes.</summary>
    internal bool IsNameWithheld => ProvisionType == "Children's home";

    /// <summary>The open list withholds the addresses of children's homes and of supported accommodation.</summary>
    internal bool IsAddressWithheld => IsNameWithheld || ProvisionType == "Supported accommodation";

    /// <summary>Rank of the overall judgement on its scale, 1 the worst; null before the first full inspection.</summary>
    internal int? Rank { get; init; }

    internal DateOnly? InspectedOn { get; init; }

    internal int EventNumber { get; init; }
}
