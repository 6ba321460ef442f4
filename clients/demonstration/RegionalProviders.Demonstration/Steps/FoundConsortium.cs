using RegionalProviders.Client;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Demonstration.Steps;

/// <summary>Creates a consortium of twelve councils; a second run finds it again.</summary>
internal static class FoundConsortium
{
    internal const string Name = "South West demonstration consortium";

    // The council that the demonstration acts for comes first.
    internal static IReadOnlyList<string> Members { get; } =
    [
        "E06000023",
        "E06000022",
        "E06000024",
        "E06000025",
        "E06000026",
        "E06000027",
        "E06000030",
        "E06000052",
        "E06000054",
        "E06000066",
        "E10000008",
        "E10000013",
    ];

    internal static async Task<string> RunAsync(RegionalProvidersClient administrator)
    {
        var consortium = await administrator
            .ListConsortiaAsync(new ListConsortiaRequest())
            .FirstOrDefaultAsync(each => each.Name == Name);
        consortium ??= (
            await administrator.Consortia.CreateConsortiumAsync(
                new CreateConsortiumRequest { Name = Name, RequestId = Guid.NewGuid().ToString() }
            )
        ).Consortium;
        foreach (var gss in Members)
        {
            var council = await administrator.Councils.GetCouncilAsync(
                new GetCouncilRequest { GssCode = gss }
            );
            await administrator.Consortia.AddMemberAsync(
                new AddMemberRequest
                {
                    ConsortiumId = consortium.Id,
                    CouncilId = council.Council.Id,
                }
            );
        }

        BritishConsole.WriteLine($"[bold]Consortium[/]  {Name}: {Members.Count} councils");
        return consortium.Id;
    }
}
