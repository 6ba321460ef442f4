using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A member of the consortium, with a client of its own and an invented return to enter.</summary>
/// <param name="Council">The council.</param>
/// <param name="Client">Its own client.</param>
/// <param name="Folder">Where its files go.</param>
/// <param name="Seed">Of its invented placements.</param>
/// <param name="HasPlacements">False for one that files nil.</param>
/// <param name="MakesMistakes">True for one whose first file has errors.</param>
internal sealed record MemberCouncil(
    Council Council,
    RegionalProvidersClient Client,
    string Folder,
    int Seed,
    bool HasPlacements,
    bool MakesMistakes
) : IAsyncDisposable
{
    internal string Id => Council.Id;

    internal string Name => Council.Name;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
