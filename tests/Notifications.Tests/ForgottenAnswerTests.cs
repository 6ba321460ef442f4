using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

/// <summary>Responses are stored under their request_id for 30 days.</summary>
public sealed class ForgottenAnswerTests
{
    [Fact]
    public async Task Answer_ToARequestId_IsForgottenAfterThirtyDays()
    {
        await using var scene = await Scene.OwnAsync();
        var request = scene.New();
        var officer = await scene.OfficerAsync();
        var first = await officer.Notices.RaiseNoticeAsync(request);

        scene.Platform.Clock.Move(TimeSpan.FromDays(29));
        await CleanedAsync(scene);
        Assert.Equal(1, await KeptAsync(scene, request.RequestId));
        Assert.Equal(first, await (await scene.OfficerAsync()).Notices.RaiseNoticeAsync(request));

        scene.Platform.Clock.Move(TimeSpan.FromDays(2));
        await Eventually.BecomesAsync(() => KeptAsync(scene, request.RequestId), kept => kept == 0);
    }

    // Waits until the relay has cleaned up since the clock was moved: events published eight days ago are gone.
    private static Task<int> CleanedAsync(Scene scene) =>
        Eventually.BecomesAsync(
            async () =>
                (
                    await scene.QueryAsync<int>(
                        "select count(*)::int from notifications.outbox where published_at < @before",
                        new { before = scene.Platform.Clock.GetUtcNow().AddDays(-8) }
                    )
                )[0],
            left => left == 0
        );

    private static async Task<int> KeptAsync(Scene scene, string requestId) =>
        (
            await scene.QueryAsync<int>(
                "select count(*)::int from notifications.idempotency where request_id = @id",
                new { id = Guid.Parse(requestId) }
            )
        )[0];
}
