using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

/// <summary>Notices of maximum length: a full page of them would exceed the message size that clients accept.</summary>
public sealed class LargeNoticeTests
{
    private const int MaxLength = 20_000;
    private const int Count = 45;
    private const int MaxMessageBytes = 4 * 1024 * 1024;

    [Fact]
    public async Task Lists_OfNoticesOfTheMaxLength_ComeInPagesThatAClientTakes()
    {
        await using var scene = await Scene.OwnAsync();
        var officer = await scene.OfficerAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        // Three bytes for each character.
        var text = new string('\u6f22', MaxLength);
        var raised = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            var notice = await scene.RaiseAsync(each =>
            {
                each.Facts = text;
                each.ProviderComments = text;
            });
            raised.Add(notice.Id);
        }
        await scene.ArriveAsync(raised[^1], 1);

        var first = await officer.Notices.ListNoticesAsync(
            new ListNoticesRequest { PageSize = Count }
        );
        var delivered = await bath.Inbox.ListDeliveriesAsync(
            new ListDeliveriesRequest { PageSize = Count }
        );

        Assert.InRange(first.CalculateSize(), 1, MaxMessageBytes);
        Assert.InRange(delivered.CalculateSize(), 1, MaxMessageBytes);
        Assert.NotEmpty(first.NextPageToken);
        Assert.NotEmpty(delivered.NextPageToken);
        Assert.Equal(
            Enumerable.Reverse(raised),
            (
                await officer
                    .ListNoticesAsync(new ListNoticesRequest { PageSize = Count })
                    .ToListAsync()
            ).Select(notice => notice.Id)
        );
        var inbox = await Eventually.BecomesAsync(
            async () =>
                (
                    await bath.ListDeliveriesAsync(new ListDeliveriesRequest { PageSize = Count })
                        .ToListAsync()
                )
                    .Select(delivery => delivery.NoticeId)
                    .ToHashSet(),
            found => found.Count == Count
        );
        Assert.Superset(raised.ToHashSet(), inbox);
    }
}
