using System.Diagnostics;
using System.Text;
using RegionalProviders.Providers.Lists;
using RegionalProviders.Providers.Lists.Tests;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>
/// Hostile files, read as an import reads them. Refusals because of the file's type or its mere size are tested with the
/// reader itself.
/// </summary>
public sealed class FileTests(ITestOutputHelper output)
{
    // A list of 20 MB is read in a quarter of this time.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private const long MaxAllocated = 400L * 1024 * 1024;

    public static TheoryData<string> Names => [.. HostileFiles.All.Select(file => file.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task File_MadeToHurt_IsReadOrRefusedInTimeAndSpace(string name)
    {
        var file = HostileFiles.All.Single(file => file.Name == name).Make();
        var watch = Stopwatch.StartNew();
        var allocated = GC.GetTotalAllocatedBytes();

        var refusal = await ReadAsync(file);

        var spent = GC.GetTotalAllocatedBytes() - allocated;
        output.WriteLine(
            $"{name}: {file.Length} bytes, {watch.ElapsedMilliseconds} ms, {spent / 1024} KiB; {refusal ?? "read"}"
        );
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, Patience);
        Assert.InRange(spent, 0, MaxAllocated);
    }

    [Theory]
    [InlineData("csv", 1500)]
    [InlineData("xlsx", 600)]
    [InlineData("xlsx parts", 600)]
    public async Task File_MutatedAtRandom_IsReadOrRefusedClearly(string kind, int rounds)
    {
        var random = Fuzz.For($"mutated {kind}");
        var csv = Encoding.UTF8.GetBytes(
            ProviderList.Text(ProviderList.Row(), ProviderList.Row(("URN", "SC012346")))
        );
        var sheet = RawWorkbook.List(
            ProviderList.Header2025,
            ProviderList.Row(),
            ProviderList.Row(("URN", "SC012346"))
        );
        var workbook = RawWorkbook.With(("xl/worksheets/sheet1.xml", sheet));
        // The file to be mutated must be readable, or the mutations would not get far into the reader.
        Assert.Null(await ReadAsync(kind == "csv" ? csv : workbook));
        var read = 0;
        for (var i = 0; i < rounds * Fuzz.Rounds; i++)
        {
            var file = kind switch
            {
                "csv" => random.Mutate(csv),
                "xlsx" => random.Mutate(workbook),
                _ => RawWorkbook.With([
                    (
                        "xl/worksheets/sheet1.xml",
                        stream => stream.Write(random.Mutate(Encoding.UTF8.GetBytes(sheet)))
                    ),
                ]),
            };
            try
            {
                read += await ReadAsync(file) is null ? 1 : 0;
            }
            catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
            {
                Assert.Fail(
                    $"{kind}, seed {Fuzz.Seed}, round {i}: {exception}\n{Convert.ToBase64String(file)}"
                );
            }
        }
        Console.WriteLine(
            $"mutated {kind}, seed {Fuzz.Seed}: {rounds * Fuzz.Rounds} tried, {read} read"
        );
    }

    /// <summary>Null if the file was read; otherwise the refusal, which must be clear to a caller.</summary>
    private static async Task<string?> ReadAsync(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file);
            var list = await ListReader.OpenAsync(stream);
            await foreach (var row in list.ReadAsync())
                Assert.NotNull(row);
            return null;
        }
        catch (ListException refusal)
        {
            Assert.DoesNotContain("System.", refusal.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("root:", refusal.Message, StringComparison.Ordinal);
            return refusal.Message;
        }
    }
}
