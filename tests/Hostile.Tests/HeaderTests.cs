using Grpc.Core;
using RegionalProviders.Limits.Tests;
using Xunit.Abstractions;

namespace RegionalProviders.Hostile.Tests;

/// <summary>Headers and paths that gRPC does not define.</summary>
[Collection(OnePlatform.Name)]
public sealed class HeaderTests(HostilePlatform hostile, ITestOutputHelper output)
{
    [Theory]
    [InlineData("grpc-encoding", "gzip")]
    [InlineData("grpc-encoding", "no-such-encoding")]
    [InlineData("grpc-encoding", "gzip, gzip, gzip")]
    [InlineData("grpc-accept-encoding", "%%%,\u007f,,,")]
    [InlineData("content-type", "application/grpc+json")]
    [InlineData("content-type", "application/grpc-web")]
    [InlineData("content-type", "application/json")]
    [InlineData("content-type", "text/plain; charset=utf-9")]
    [InlineData("content-type", null)]
    [InlineData("te", null)]
    [InlineData("te", "gzip")]
    [InlineData("junk-bin", "this is no base64!!!")]
    [InlineData("junk-bin", "AAAA=AAA")]
    [InlineData("junk-bin", "AAEC/w==,AAEC,====")]
    [InlineData("authorization", null)]
    [InlineData("authorization", "Bearer")]
    [InlineData("authorization", "Basic YTpi")]
    [InlineData("traceparent", "00-xyz-1-2-3-4")]
    [InlineData("tracestate", "a=b,,,=,;;;")]
    [InlineData("grpc-tags-bin", "\"")]
    [InlineData("x-http-method-override", "DELETE")]
    [InlineData("grpc-status", "0")]
    [InlineData("grpc-timeout", "1")]
    public async Task Header_ThatIsJunk_IsIgnoredOrRefused(string name, string? value)
    {
        var tally = new Tally("junk headers", output);
        await hostile.SurvivesAsync(
            tally,
            async () =>
                tally.Judge(
                    await hostile.Officer.CallAsync(
                        RawCaller.WhoAmI,
                        [0, 0, 0, 0, 0],
                        (name, value)
                    ),
                    $"{name}: {value}"
                )
        );
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/a")]
    [InlineData("/a/b/c")]
    [InlineData("/regionalproviders.identity.v1.PrincipalService/")]
    [InlineData("/regionalproviders.identity.v1.PrincipalService/NoSuchMethod")]
    [InlineData("/regionalproviders.identity.v1.principalservice/whoami")]
    [InlineData("/no.such.Service/Method")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/healthz/x")]
    public async Task Path_ThatIsNone_IsNotFound(string path)
    {
        var answer = await hostile.Officer.CallAsync(path, [0, 0, 0, 0, 0]);

        // The path is matched without regard to case, as in every URL of ASP.NET Core; the permission is looked up by the
        // exact name.
        Assert.True(
            answer.Status is StatusCode.Unimplemented or StatusCode.PermissionDenied or null
                && (int)answer.Http < 500
                || answer.Status is null && (int)answer.Http is 404 or 405,
            $"{path}: {answer}"
        );
    }
}
