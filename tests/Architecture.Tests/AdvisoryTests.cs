using System.Text.Json;
using NuGet.Versioning;

namespace RegionalProviders.Architecture.Tests;

/// <summary>Locked packages against <c>build/advisories.tsv</c>: the restore's own audit is blind on a feed without audit data.</summary>
public sealed class AdvisoryTests
{
    private static readonly IReadOnlyList<Advisory> Advisories = Read();

    [Fact]
    public void LockedPackages_HaveNoKnownVulnerability()
    {
        var vulnerable =
            from lockFile in Directory.EnumerateFiles(
                SourceTests.Root,
                "packages.lock.json",
                SearchOption.AllDirectories
            )
            from package in Packages(lockFile)
            from advisory in Of(package.Id, package.Version)
            select $"{package.Id} {package.Version}: {advisory} ({Path.GetDirectoryName(lockFile)})";

        Assert.Empty(vulnerable);
    }

    [Theory]
    [InlineData("opentelemetry.api", "1.11.1", "GHSA-8785-wc3w-h8q6")]
    [InlineData("OpenTelemetry.Api", "1.11.2", null)]
    [InlineData("Npgsql", "4.1.12", "GHSA-x9vc-6hfv-hg8c")]
    [InlineData("Npgsql", "4.1.13", null)]
    public void Advisory_IsFoundByRange(string package, string version, string? expected) =>
        Assert.Equal(expected, Of(package, NuGetVersion.Parse(version)).SingleOrDefault());

    private static IEnumerable<string> Of(string package, NuGetVersion version) =>
        from advisory in Advisories
        where
            advisory.Package.Equals(package, StringComparison.OrdinalIgnoreCase)
            && advisory.Vulnerable.Satisfies(version)
        select advisory.Id;

    private static IEnumerable<(string Id, NuGetVersion Version)> Packages(string lockFile)
    {
        using var json = JsonDocument.Parse(File.ReadAllText(lockFile));
        foreach (var framework in json.RootElement.GetProperty("dependencies").EnumerateObject())
        foreach (var package in framework.Value.EnumerateObject())
            if (package.Value.TryGetProperty("resolved", out var resolved))
                yield return (package.Name, NuGetVersion.Parse(resolved.GetString()!));
    }

    private static List<Advisory> Read() =>
        [
            .. File.ReadLines(Path.Combine(SourceTests.Root, "build", "advisories.tsv"))
                .Where(line => !line.StartsWith('#'))
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Select(cells => new Advisory(cells[0], VersionRange.Parse(cells[1]), cells[2])),
        ];

    private sealed record Advisory(string Package, VersionRange Vulnerable, string Id);
}
