using RegionalProviders.Placements.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Placements.Tests.Submissions;

/// <summary>
/// Three councils whose returns of 2026 were accepted, in the open window of 2027. It is noon on 10 March 2027. Each test
/// uses a different council.
/// </summary>
public sealed class TwoYears : IAsyncLifetime
{
    private TestPlatform? platform;
    private March? march;

    /// <summary>The window of 2027.</summary>
    internal March Now => march!;

    public async Task InitializeAsync()
    {
        platform = await March.PlatformAsync();
        var before = await March.BeginAsync(platform, TestPrincipals.Leeds);
        await before.AcceptAsync(await before.SubmitAsync(3));
        await before.AcceptAsync(await before.SubmitAsync(2, TestPrincipals.Bath));
        await before.AcceptAsync(await before.SubmitAsync(2, TestPrincipals.Leeds));
        await before.CloseAsync();
        before.MoveTo(new(2027, 3, 10, 12, 0, 0, TimeSpan.Zero));
        march = before.In(await before.ScheduleAsync(new(2027, 3, 8), new(2027, 3, 21)));
        // Last year's tokens have expired. A unary call signs in again; a stream cannot once it has started, so each client
        // makes a unary call first.
        foreach (
            var gss in new[] { TestPrincipals.Bristol, TestPrincipals.Bath, TestPrincipals.Leeds }
        )
            Assert.Equal(SubmissionState.NotStarted, (await march.SubmissionAsync(gss)).State);
    }

    public async Task DisposeAsync()
    {
        if (platform is not null)
            await platform.DisposeAsync();
    }
}
