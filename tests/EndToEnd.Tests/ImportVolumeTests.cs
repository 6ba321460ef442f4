using System.Globalization;
using RegionalProviders.Client;
using RegionalProviders.Demonstration.Generation;
using RegionalProviders.Testing;
using Xunit.Abstractions;

namespace RegionalProviders.EndToEnd.Tests;

/// <summary>For tests that measure the memory of the whole process, so that nothing else may run at the same time.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

/// <summary>Lists as large as the published ones, in their layout of 2025, and four times as large.</summary>
[Collection(nameof(Alone))]
public sealed class ImportVolumeTests(ITestOutputHelper log)
{
    private static readonly DateOnly In2025 = new(2025, 3, 31);

    // The platform runs in this process, with everything that it keeps between calls.
    private const long Slack = 5_000_000;

    [Fact]
    public async Task Import_OfFourTimesTheRows_KeepsNoMoreMemory()
    {
        await using var platform = await TestPlatform.StartAsync();
        var importer = await platform.People.OperatorAsync();
        var register = new InventedRegister([new Area("Bristol, City of", "South West")], seed: 1);
        var year = register.Create(5_600, In2025);
        var larger = register.Create(22_400, In2025.AddYears(1));

        var first = await ImportAsync(importer, year, In2025);
        var again = await ImportAsync(importer, year, In2025);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var large = await ImportAsync(importer, larger, In2025.AddYears(1));

        Assert.Equal((5_600, 5_600, 0), (first.Read, first.Created, first.Rejected));
        Assert.Equal((5_600, 5_600), (again.Read, again.Unchanged));
        Assert.Equal((22_400, 16_800), (large.Read, large.Created));
        // The events of the import are still being sent for a while after its response.
        var kept = await Eventually.BecomesAsync(
            () => Task.FromResult(GC.GetTotalMemory(forceFullCollection: true) - before),
            more => more <= Slack
        );
        log.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Kept {kept:N0} bytes more."));
        // The test's own data must not be collected between the two measurements.
        GC.KeepAlive(year);
        GC.KeepAlive(larger);
    }

    private async Task<Providers.V1.RowCounts> ImportAsync(
        RegionalProvidersClient importer,
        List<InventedProvider> register,
        DateOnly asAt
    )
    {
        var path = Path.GetTempFileName();
        try
        {
            await ListFile.WriteAsync(path, register, asAt);
            await using var content = File.OpenRead(path);
            var started = TimeProvider.System.GetTimestamp();
            var report = await importer.Lists.UploadAsync(
                content,
                "list.csv",
                asAt,
                Providers.V1.ListKind.Unspecified,
                Guid.NewGuid()
            );
            var taken = TimeProvider.System.GetElapsedTime(started);
            log.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{register.Count:N0} rows, {content.Length:N0} bytes: {taken.TotalSeconds:N1} s; heap at the last collection {GC.GetGCMemoryInfo(GCKind.Any).HeapSizeBytes:N0} bytes."
                )
            );
            return report.Rows;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
