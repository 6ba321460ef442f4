using RegionalProviders.Placements.Submissions.Rows;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class RowIdGeneratorTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, 7, TimeSpan.Zero);

    [Fact]
    public void Take_Many_AreDifferentUuidsOfVersion7OfTheInstant()
    {
        var ids = RowIdGenerator.Take(1000, Now);

        Assert.Equal(1000, ids.Distinct().Count());
        // Ids from the runtime itself start in the same way.
        var timestamp = Guid.CreateVersion7(Now).ToString()[..13];
        Assert.All(
            ids,
            id =>
            {
                Assert.Equal(7, id.Version);
                Assert.InRange(id.Variant, 0x8, 0xB);
                Assert.StartsWith(timestamp, id.ToString(), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Take_None_IsNone() => Assert.Empty(RowIdGenerator.Take(0, Now));
}
