using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Checking;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class CachedRegisterTests
{
    private readonly CountingRegister stored = new();
    private readonly CachedRegister remembered;

    public CachedRegisterTests() => remembered = new CachedRegister(stored);

    [Fact]
    public async Task FindAsync_NumbersAgain_AsksForTheOthersOnly()
    {
        await FindAsync("1000001", "unknown");

        var found = await FindAsync("1000002", "1000001", "unknown");

        Assert.Equal(["1000001", "1000002"], found.Keys.Order());
        Assert.Equal(["1000001", "unknown", "1000002"], stored.Asked);
    }

    [Fact]
    public async Task FindAsync_MoreNumbersThanItKeeps_StaysBoundedAndRight()
    {
        for (var first = 0; first < 30_000; first += 1000)
        {
            string[] urns = [.. Enumerable.Range(first, 1000).Select(urn => $"{1_000_000 + urn}")];
            Assert.Subset((await FindAsync(urns)).Keys.ToHashSet(), urns.ToHashSet());
        }

        await FindAsync("1000000");

        Assert.Equal(2, stored.Asked.Count(urn => urn == "1000000"));
    }

    private async Task<IReadOnlyDictionary<string, Registration>> FindAsync(params string[] urns) =>
        await remembered.FindAsync(urns, CancellationToken.None);

    // Contains every URN that consists of digits.
    private sealed class CountingRegister : IRegister
    {
        public List<string> Asked { get; } = [];

        public ValueTask<IReadOnlyDictionary<string, Registration>> FindAsync(
            IReadOnlyCollection<string> urns,
            CancellationToken cancellationToken
        )
        {
            Asked.AddRange(urns);
            return ValueTask.FromResult<IReadOnlyDictionary<string, Registration>>(
                urns.Where(urn => urn.All(char.IsAsciiDigit))
                    .ToDictionary(urn => urn, urn => new Registration { Urn = urn })
            );
        }
    }
}
