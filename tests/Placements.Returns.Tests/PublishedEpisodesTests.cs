using RegionalProviders.Published;

namespace RegionalProviders.Placements.Returns.Tests;

public sealed class PublishedEpisodesTests
{
    // Costs and the other census fields are required only for episodes that are running on the day of the return.
    private static readonly SortedDictionary<string, int> Expected = new(StringComparer.Ordinal)
    {
        ["adoption.episode_after"] = 16,
        ["adoption.new_episode_reason"] = 325,
        ["adoption.no_placement_order"] = 359,
        ["adoption.not_fostered_before"] = 112,
        ["adoption.not_placed"] = 90,
        ["change.both"] = 5,
        ["change.legal_status_only"] = 58,
        ["change.placement_only"] = 7,
        ["change_reason.missing"] = 2,
        ["change_reason.not_expected"] = 823,
        ["cost.missing"] = 1_413,
        ["episode.after_last"] = 7,
        ["episode.gap"] = 8,
        ["episode.none_follows"] = 20,
        ["episode.not_ended"] = 10,
        ["episode.not_started_again"] = 7,
        ["episode.one_follows"] = 1,
        ["episode.overlaps"] = 62,
        ["episode.started_at_end"] = 1,
        ["guardianship.not_fostered"] = 86,
        ["legal_status.assessment_order_too_long"] = 273,
        ["legal_status.emergency_order_too_long"] = 199,
        ["legal_status.freeing_order_too_late"] = 354,
        ["legal_status.police_custody_too_long"] = 236,
        ["legal_status.police_protection_too_long"] = 211,
        ["legal_status.with_parents"] = 13,
        ["placement.reason_without_end"] = 1_413,
        ["placement.two_open"] = 5,
        ["postcode.missing"] = 1,
        ["provider.not_expected"] = 1_105,
        ["provider.other_council_with_place"] = 107,
        ["provider.own_with_place"] = 92,
        ["provider.parents_with_place"] = 845,
        ["provider.private_with_place"] = 27,
        ["provider.public_with_place"] = 398,
        ["provider.voluntary_with_place"] = 28,
        ["row.incomplete"] = 1_413,
        ["short_break.changed"] = 364,
        ["short_break.long_term"] = 65,
        ["short_break.postcode_not_expected"] = 803,
        ["short_break.setting_not_expected"] = 803,
        ["short_break.temporary"] = 148,
        ["short_break.too_long"] = 379,
        ["short_break.two_kinds"] = 16,
        ["temporary.carer_holiday_too_long"] = 107,
        ["temporary.carer_holidays_too_many"] = 1,
        ["temporary.ends_care"] = 210,
        ["temporary.hospital_too_long"] = 102,
        ["temporary.new_episode_reason"] = 399,
        ["temporary.no_return"] = 207,
        ["temporary.unspecified_too_long"] = 142,
        ["urn.not_expected"] = 2_029,
        ["urn.unknown"] = 3_021,
    };

    [PublishedDataFact]
    public async Task CheckAsync_PublishedEpisodes_AreAllReadAndFindingsCounted()
    {
        var (rows, counts) = await CheckAsync(new DateOnly(2019, 6, 1));
        Assert.Equal(5_050, rows);
        Assert.Equal(
            string.Join('\n', Expected.Select(each => $"{each.Key} {each.Value}")),
            string.Join('\n', counts.Select(each => $"{each.Key} {each.Value}"))
        );
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
        foreach (var finding in checker.Finish())
            counts[finding.Code] = counts.GetValueOrDefault(finding.Code) + 1;
        return (rows, counts);
    }
}
