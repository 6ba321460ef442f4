using System.Security.Cryptography;
using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Returns;
using RegionalProviders.Placements.Submissions.Rows;

namespace RegionalProviders.Placements.Tests.Submissions;

public sealed class EncryptedBatchTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly Guid Council = Guid.NewGuid();

    [Fact]
    public void Under_TheSameKey_LeavesTheRowsAsTheyAre()
    {
        var key = Key(Guid.NewGuid());
        var batch = EncryptedBatch.Of([Checked()], key, Now);

        Assert.Same(batch, batch.Under(key, Now));
        Assert.Equal("REF-1", key.Decrypt(batch.Rows[0].Id, batch.Rows[0].Child));
    }

    [Fact]
    public void Under_TheKeyThatFollowedADeletedOne_EncryptsAnew()
    {
        var (deleted, next) = (Key(Guid.NewGuid()), Key(Guid.NewGuid()));

        var row = Assert.Single(EncryptedBatch.Of([Checked()], deleted, Now).Under(next, Now).Rows);

        Assert.Equal("REF-1", next.Decrypt(row.Id, row.Child));
        Assert.Null(deleted.Decrypt(row.Id, row.Child));
        Assert.Equal(next.Hash("REF-1"), row.Hash);
    }

    [Fact]
    public void LastOfEach_AChildTwiceUnderOneKey_IsTheLaterRow()
    {
        var batch = EncryptedBatch.Of([Checked(), Checked()], Key(Guid.NewGuid()), Now);

        Assert.Same(batch.Rows[1], Assert.Single(batch.LastOfEach()));
    }

    private static CouncilReferences Key(Guid id) =>
        new(Council, id, RandomNumberGenerator.GetBytes(CouncilReferences.KeyLength));

    private static CheckedReturnRow Checked()
    {
        var schema = ReturnSchemas.For(new DateOnly(2026, 3, 8));
        var column = schema.Column(ReturnField.Identifier)!.Name;
        var row = ReturnRow.FromCells(schema, ReturnKind.Census, 1, [new(column, "REF-1")]);
        return CheckedReturnRow.Of(row, "1", []);
    }
}
