using RegionalProviders.Client;
using RegionalProviders.Notifications.V1;
using RegionalProviders.Testing;

namespace RegionalProviders.Notifications.Tests;

public sealed class DigestTests
{
    [Fact]
    public async Task GetDigest_OfAWeek_TellsWhatCameAffectedFirst()
    {
        await using var scene = await Scene.OwnAsync();
        var setting = Guid.NewGuid();
        await scene.PlacedAsync(TestPrincipals.Bath, setting);
        await scene.RaiseAsync(each => each.Organisation.Name = "Alder Care Limited");
        var last = await scene.RaiseAsync(each =>
        {
            each.Organisation.Name = "Zelkova Care Limited";
            each.Settings[0].Id = setting.ToString();
            each.Settings[0].Urn = "SC099999";
            each.Matters.Add(ProtocolMatter.PurchasingSuspended);
            each.Urgent = true;
        });
        await scene.HandledAsync(last.Id);
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);

        var digest = await bath.Digests.GetDigestAsync(new GetDigestRequest());

        Assert.Equal(
            "Notices about providers: Bath and North East Somerset, 5 May 2026 to 11 May 2026",
            digest.Title
        );
        foreach (var written in new[] { digest.Text, digest.Html })
        {
            AssertInOrder(
                written,
                "New notices (2)",
                "Zelkova Care Limited",
                "SC099999",
                "affects you, urgent",
                "Alder Care Limited",
                "Waiting to be acknowledged (2)",
                "17:00 on 11 May 2026",
                "13 May 2026",
                "Suspensions and restrictions in force (1)",
                "Zelkova Care Limited",
                "Own notices to review (0)"
            );
            Assert.Contains("purchasing suspended", written, StringComparison.Ordinal);
            Assert.Contains("Bristol", written, StringComparison.Ordinal);
            Assert.DoesNotContain("Staffing", written, StringComparison.Ordinal);
        }

        var leeds = await scene.OfficerAsync(TestPrincipals.Leeds);
        Assert.DoesNotContain(
            "Care Limited",
            (await leeds.Digests.GetDigestAsync(new GetDigestRequest())).Html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task GetDigest_OfAnotherWeek_TellsOnlyWhatCameThen()
    {
        await using var scene = await Scene.OwnAsync();
        var notice = await scene.RaiseAsync(each =>
            each.ReviewOn = Scene.Today.AddDays(14).ToMessage()
        );
        await scene.HandledAsync(notice.Id);
        scene.Platform.Clock.Move(TimeSpan.FromDays(7));
        var officer = await scene.OfficerAsync();

        var now = await officer.Digests.GetDigestAsync(new GetDigestRequest());
        var before = await officer.Digests.GetDigestAsync(
            new GetDigestRequest { From = Scene.Today.ToMessage(), To = Scene.Today.ToMessage() }
        );

        Assert.Contains("New notices (0)", now.Text, StringComparison.Ordinal);
        Assert.Contains("New notices (1)", before.Text, StringComparison.Ordinal);
        // The council's own notice: there is nothing to acknowledge, but it must be reviewed within 7 days.
        Assert.Contains("Waiting to be acknowledged (0)", now.Text, StringComparison.Ordinal);
        Assert.Contains("Own notices to review (1)", now.Text, StringComparison.Ordinal);
        await PlatformAssert.FailsOnFieldAsync(
            "from",
            officer.Digests.GetDigestAsync(
                new GetDigestRequest { From = Scene.Today.AddDays(-24).ToMessage() }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "from",
            officer.Digests.GetDigestAsync(
                new GetDigestRequest
                {
                    From = Scene.Today.AddDays(2).ToMessage(),
                    To = Scene.Today.AddDays(1).ToMessage(),
                }
            )
        );
        await PlatformAssert.FailsOnFieldAsync(
            "to",
            officer.Digests.GetDigestAsync(
                new GetDigestRequest { To = Scene.Today.AddDays(9).ToMessage() }
            )
        );
    }

    [Fact]
    public async Task GetDigest_OfHostileNames_WritesThemAsText()
    {
        await using var scene = await Scene.OwnAsync();
        var notice = await scene.RaiseAsync(each =>
        {
            each.Organisation.Name = "<script>alert(1)</script> & \u202Eerac\u202C \"Co\"";
            each.Settings[0].Urn = "<b>'1'";
        });
        await scene.HandledAsync(notice.Id);
        var bath = await scene.OfficerAsync(TestPrincipals.Bath);

        var digest = await bath.Digests.GetDigestAsync(new GetDigestRequest());

        Assert.Contains(
            "<th scope=\"row\">&lt;script&gt;alert(1)&lt;/script&gt; &amp; erac &quot;Co&quot;</th>",
            digest.Html,
            StringComparison.Ordinal
        );
        Assert.Contains("<td>&lt;B&gt;&#39;1&#39;</td>", digest.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", digest.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', digest.Html + digest.Text);
        Assert.Contains("<html lang=\"en-GB\">", digest.Html, StringComparison.Ordinal);
        Assert.Contains(
            "<th scope=\"col\">Organisation</th>",
            digest.Html,
            StringComparison.Ordinal
        );
    }

    private static void AssertInOrder(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var found = text.IndexOf(part, from, StringComparison.Ordinal);
            Assert.True(found >= 0, $"{part} does not follow in:\n{text}");
            from = found + part.Length;
        }
    }
}
