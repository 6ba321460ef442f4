namespace RegionalProviders.Providers.Lists.Tests;

/// <summary>Tests that measure the memory of the process, and so run while no other does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    [Fact]
    public async Task ReadAsync_HundredThousandRows_HoldsNoMoreThanAFewMegabytes()
    {
        using var stream = File.Open(
            Path.GetTempFileName(),
            new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            }
        );
        await using (var writer = new StreamWriter(stream, leaveOpen: true))
        {
            await writer.WriteAsync(ProviderList.Text());
            for (var i = 0; i < 100_000; i++)
                await writer.WriteAsync(
                    ProviderList.Lines([ProviderList.Row(("URN", $"{1_000_000 + i}"))])
                );
        }
        var reader = await ListReader.OpenAsync(stream);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        await foreach (var row in reader.ReadAsync())
        {
            if (row.Place.Line % 20_000 == 0)
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }
        Assert.Equal(100_000, reader.Counts.Read);
        // The URNs read so far are kept, to find repeated ones: about ten megabytes. The file has twenty.
        Assert.InRange(most - before, 0, 16_000_000);
    }
}
