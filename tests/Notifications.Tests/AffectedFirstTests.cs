using RegionalProviders.Common.V1;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class AffectedFirstTests
{
    [Fact]
    public async Task ListDeliveries_AffectedFirst_IsOnePassOverAllPages()
    {
        await using var scene = await Scene.OwnAsync();
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);
        var setting = Guid.NewGuid();
        await scene.PlacedAsync(TestPrincipals.Bath, setting);
        var ids = new List<string>();
        foreach (var affects in new[] { false, true, false, true, false })
        {
            var notice = await scene.RaiseAsync(each =>
            {
                each.Categories[0] =
                    ids.Count < 2 ? NoticeCategory.Quality : NoticeCategory.Financial;
                if (affects)
                    each.Settings[0].Id = setting.ToString();
            });
            await scene.HandledAsync(notice.Id);
            ids.Add(notice.Id);
        }

        foreach (var size in new[] { 1, 2, 4, 5 })
            Assert.Equal(
                [ids[1], ids[3], ids[0], ids[2], ids[4]],
                await ListAsync(new ListDeliveriesRequest { PageSize = size })
            );
        Assert.Equal(
            [ids[3], ids[2], ids[4]],
            await ListAsync(new ListDeliveriesRequest { AfterCursor = 2, PageSize = 1 })
        );
        Assert.Equal((5, 2), await CountsAsync());
        await bath.Inbox.AcknowledgeNoticeAsync(new AcknowledgeNoticeRequest { NoticeId = ids[1] });
        Assert.Equal((4, 1), await CountsAsync());
        Assert.Equal(
            [ids[3], ids[0], ids[2], ids[4]],
            await ListAsync(new ListDeliveriesRequest { UnacknowledgedOnly = true, PageSize = 3 })
        );
        var first = await bath.Inbox.ListDeliveriesAsync(
            new ListDeliveriesRequest { PageSize = 1, Order = DeliveryOrder.AffectedFirst }
        );
        await PlatformAssert.FailsAsync(
            ErrorReason.PageTokenInvalid,
            bath.Inbox.ListDeliveriesAsync(
                new ListDeliveriesRequest { PageSize = 1, PageToken = first.NextPageToken }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "order",
            bath.Inbox.ListDeliveriesAsync(new ListDeliveriesRequest { Order = (DeliveryOrder)77 })
        );

        async Task<IEnumerable<string>> ListAsync(ListDeliveriesRequest request)
        {
            request.Order = DeliveryOrder.AffectedFirst;
            return (await bath.ListDeliveriesAsync(request).ToListAsync()).Select(each =>
                each.NoticeId
            );
        }

        async Task<(int, int)> CountsAsync()
        {
            var counts = await bath.Inbox.GetInboxCountsAsync(new GetInboxCountsRequest());
            return (counts.Unacknowledged, counts.Affected);
        }
    }
}
