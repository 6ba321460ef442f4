using RegionalProviders.Published;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class PublishedEpisodesTests
{
    // Costs and the other census fields are required only for episodes that are running on the day of the return.
    private static readonly SortedDictionary<string, int> Expected = new(StringComparer.Ordinal)
    {
        ["cost.missing"] = 1_413,
        ["placement.reason_without_end"] = 1_413,
        ["placement.two_open"] = 5,
        ["provider.not_expected"] = 1_105,
        ["provider.other_council_with_place"] = 107,
        ["provider.own_with_place"] = 92,
        ["provider.parents_with_place"] = 845,
        ["provider.private_with_place"] = 27,
        ["provider.public_with_place"] = 398,
        ["provider.voluntary_with_place"] = 28,
        ["row.incomplete"] = 1_413,
        ["urn.not_expected"] = 2_029,
        ["urn.unknown"] = 3_021,
    };

    [PublishedDataFact]
    public async Task CheckAsync_PublishedEpisodes_AreAllReadAndFindingsCounted()
    {
        var (rows, counts) = await CheckAsync(new DateOnly(2019, 6, 1));
        Assert.Equal(5_050, rows);
        Assert.Equal(Expected, counts);
    }

    [PublishedDataFact]
    public async Task CheckAsync_PublishedEpisodesInALaterWindow_HaveTheCodesThatEnded()
    {
        var (_, counts) = await CheckAsync(new DateOnly(2026, 3, 31));
        // The codes H5, P2 and Z1 have ended.
        Assert.Equal(216 + 195 + 193, counts["code.placement_type"]);
    }

    private static async Task<(int Rows, SortedDictionary<string, int> Counts)> CheckAsync(
        DateOnly window
    )
    {
        await using var stream = File.OpenRead(
            PublishedData.File("ssda903_fake_sfdl", "episodes.csv")
        );
        var schema = ReturnSchemas.For(window);
        var reader = await ReturnReader.OpenAsync(stream, schema);
        Assert.Equal(ReturnKind.Episodes, reader.Kind);
        Assert.Empty(reader.UnknownColumns);
        var context = Samples.Context() with
        {
            Schema = schema,
            Snapshot = window,
            Today = window,
            Register = new KnownRegister(),
        };
        var rows = 0;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var checker = new ReturnChecker(context);
        await foreach (var (row, findings) in checker.CheckAsync(reader.ReadAsync()))
        {
            rows++;
            Assert.NotNull(row.Identifier);
            Assert.NotNull(row.Start);
            foreach (var finding in findings)
                counts[finding.Code] = counts.GetValueOrDefault(finding.Code) + 1;
        }
        Assert.Empty(checker.Finish());
        return (rows, counts);
    }
}
