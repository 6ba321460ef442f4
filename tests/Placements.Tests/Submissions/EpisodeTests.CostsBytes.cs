using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Placements.Submissions.Files;
using static RegionalProviders.Placements.Tests.Submissions.Files;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <content>Which sizes a header may declare for the costs file.</content>
public sealed partial class EpisodeTests
{
    [Fact]
    public async Task CostsBytes_AtTheSizeOfBothFiles_AreRefusedAndOneLessIsNot()
    {
        var march = await BeginAsync();
        byte[] both = [.. File(Header, Episode(1)), .. CostsFile(1)];

        Assert.Equal(ErrorReason.FieldInvalid, await UploadRefusedAsync(both.Length));
        Assert.Equal(ErrorReason.FieldInvalid, await CheckRefusedAsync(both.Length));
        // The size is accepted and the files are read: the episodes file then consists of one byte.
        Assert.Equal(ErrorReason.FileUnreadable, await UploadRefusedAsync(both.Length - 1));
        Assert.Equal(ErrorReason.FileUnreadable, await CheckRefusedAsync(both.Length - 1));

        async Task<ErrorReason> UploadRefusedAsync(int bytes)
        {
            var header = Files.Header(march, both);
            (header.CostsFileName, header.CostsBytes) = ("costs.csv", bytes);
            var officer = await march.OfficerAsync();
            var refusal = await Assert.ThrowsAsync<PlatformException>(() =>
                SendAsync(officer, header, both, piece: 1000)
            );
            return refusal.Reason;
        }

        async Task<ErrorReason> CheckRefusedAsync(int bytes) =>
            (
                await Assert.ThrowsAsync<PlatformException>(() => CheckAsync(march, both, bytes))
            ).Reason;
    }

    [Theory]
    [InlineData(32L * 1024 * 1024 - 1, false)]
    [InlineData(32L * 1024 * 1024, true)]
    [InlineData(32L * 1024 * 1024 + 1, true)]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void CostsBytes_WhereNobodyTellsTheSizeOfBothFiles_AreLessThanTheLargestFile(
        long bytes,
        bool isRefused
    )
    {
        var faults = new List<string>();

        CostsPart.Of(
            bytes == 0 ? "" : "costs.csv",
            bytes,
            total: null,
            (field, _) => faults.Add(field)
        );

        Assert.Equal(isRefused ? ["costs_bytes"] : [], faults.Intersect(["costs_bytes"]));
    }
}
