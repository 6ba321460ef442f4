using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>A client for every member of the consortium.</summary>
internal static class SignUpMembers
{
    private const int Corrects = 3;
    private const int HasNone = 6;

    internal static async Task<List<MemberCouncil>> RunAsync(
        RegionalProvidersClient administrator,
        string folder
    )
    {
        var councils = new List<MemberCouncil>();
        foreach (var (at, gss) in FoundConsortium.Members.Index())
        {
            var found = await administrator.Councils.GetCouncilAsync(
                new GetCouncilRequest { GssCode = gss }
            );
            var profile = await Profiles.OfCouncilAsync(
                administrator,
                folder,
                at == 0 ? "council.json" : Path.Combine("councils", $"{gss}.json"),
                found.Council.Id
            );
            councils.Add(
                new MemberCouncil(
                    found.Council,
                    RegionalProvidersClient.Connect(ClientProfile.Load(profile)),
                    Path.Combine(folder, "returns"),
                    Seed: at,
                    HasPlacements: at != HasNone,
                    MakesMistakes: at == Corrects
                )
            );
        }

        return councils;
    }
}
