using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A member of the consortium, with a client of its own and an invented return to enter.</summary>
/// <param name="Council">The council.</param>
/// <param name="Client">A client that is signed in as the council.</param>
/// <param name="Folder">Folder for its files.</param>
/// <param name="Seed">Seed of its invented placements.</param>
/// <param name="HasPlacements">False for a council that files a nil return.</param>
/// <param name="MakesMistakes">True for a council whose first file has errors.</param>
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
