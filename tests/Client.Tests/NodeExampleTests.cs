using System.Diagnostics;
using Grpc.Core;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;

namespace Client.Tests;

public sealed class NodeExampleTests
{
    [NodeExampleFact]
    public async Task Search_OverGrpcJs_ShowsPagesFacetsASettingAndTypedErrors()
    {
        await using var platform = await PlatformDouble.StartAsync();
        platform.Answers.TokenOnHttp1 = true;
        platform.Answers.WhoAmI = (_, _) =>
            new WhoAmIResponse
            {
                Subject = "node-client",
                CouncilName = "Bristol, City of",
                Roles = { Role.Reader },
            };
        platform.Answers.SearchSettings = request => new SearchSettingsResponse
        {
            Settings =
            {
                new Setting
                {
                    Name = $"{request.Query} {request.PageToken}",
                    Registration = new Registration { Key = new RegistrationKey { Urn = "SC1" } },
                },
            },
            NextPageToken = request.PageToken == "" ? "two" : "",
            TotalCount = request.WithFacets ? 2 : -1,
            Facets =
            {
                new Facet
                {
                    Name = "region",
                    Counts =
                    {
                        new FacetCount { Value = "London", Count = 2 },
                    },
                },
            },
        };
        platform.Answers.GetSetting = request =>
            request.Registration.Urn == "SC1"
                ? new GetSettingResponse
                {
                    Setting = new Setting { Name = "Oak House", Places = 4 },
                }
                : throw Errors.Of(
                    StatusCode.NotFound,
                    ErrorReason.NotFound,
                    "There is no such setting."
                );
        var profile = Path.GetTempFileName();
        platform.Profile.Save(profile);

        var (code, output) = await RunAsync(profile, "oak");
        File.Delete(profile);

        Assert.Contains(
            "Signed in as node-client of Bristol, City of (ROLE_READER)",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("2 settings match.", output, StringComparison.Ordinal);
        Assert.Contains("region: London 2", output, StringComparison.Ordinal);
        Assert.Contains("SC1  oak two", output, StringComparison.Ordinal);
        Assert.Contains(
            "SC1: Oak House, SERVICE_TYPE_UNSPECIFIED, 4 places",
            output,
            StringComparison.Ordinal
        );
        Assert.Contains("NOT_FOUND: There is no such setting.", output, StringComparison.Ordinal);
        Assert.Contains(
            "\"reason\":\"NOT_FOUND\",\"domain\":\"regionalproviders\"",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal(0, code);
    }

    private static async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", ["search.mjs", .. arguments])
        {
            WorkingDirectory = NodeExampleFactAttribute.Folder!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output + await error);
    }
}
