using System.Text.RegularExpressions;

namespace RegionalProviders.Architecture.Tests;

/// <summary>Every list is split into pages, by number and by bytes, in one place: <c>Page.Cut</c>.</summary>
public sealed partial class ListTests
{
    private static readonly IReadOnlyDictionary<string, string> Sources = Directory
        .EnumerateFiles(
            Path.Combine(SourceTests.Root, "services"),
            "*.cs",
            SearchOption.AllDirectories
        )
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .ToDictionary(file => file, File.ReadAllText);

    public static TheoryData<string> Lists =>
        [
            .. Rpcs
                .All.Where(method => method.InputType.FindFieldByName("page_token") is not null)
                .Select(method => method.FullName),
        ];

    [Fact]
    public void Lists_AreFound() => Assert.InRange(Lists.Count, 40, int.MaxValue);

    [Theory, MemberData(nameof(Lists))]
    public void List_Always_IsCutByThePager(string name)
    {
        var rpc = Rpcs.Find(name).Name;
        var source = Assert
            .Single(
                Sources,
                each => each.Value.Contains($"Task<{rpc}Response> {rpc}(", StringComparison.Ordinal)
            )
            .Value;

        Assert.True(GoesThroughThePager(source), $"{rpc} must end in Page.Cut.");
    }

    [Theory]
    [InlineData("return new ListThingsResponse { NextPageToken = last };", false)]
    [InlineData("var next = page.Cut(rows, keys, out var shown);", true)]
    public void Scanner_OfASource_TellsWhetherItCutsPages(string source, bool cuts) =>
        Assert.Equal(cuts, GoesThroughThePager(source));

    private static bool GoesThroughThePager(string source) =>
        source.Contains("page.Cut(", StringComparison.Ordinal)
        || source.Contains("page.ReadAsync(", StringComparison.Ordinal)
        || Called()
            .Matches(source)
            .Any(call =>
                Sources.Values.Any(each =>
                    each.Contains("page.Cut(", StringComparison.Ordinal)
                    && each.Contains(
                        call.Groups["type"] is { Success: true, Value: var type }
                            ? $"class {type}"
                            : $" {call.Groups["method"].Value}<",
                        StringComparison.Ordinal
                    )
                )
            );

    // A helper that several lists use: a static class for pages, or a method of the same service.
    [GeneratedRegex(
        @"await (?:(?<type>\w+Page)\.ReadAsync|(?<method>Read\w+PageAsync|ReadHistoryAsync))\("
    )]
    private static partial Regex Called();
}
