using Grpc.Core;
using Identity.Tests.Fixtures;
using Npgsql;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;
using RegionalProviders.Persistence;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class CouncilTests(IdentityHost host)
{
    private const string Bristol = "E06000023";

    [Fact]
    public async Task ListCouncils_NoToken_IsUnauthenticated()
    {
        var client = new CouncilService.CouncilServiceClient(host.Channel);

        await Failure.IsAsync(
            "TOKEN_INVALID",
            StatusCode.Unauthenticated,
            client.ListCouncilsAsync(new ListCouncilsRequest())
        );
    }

    [Fact]
    public async Task ListCouncils_Provider_IsDenied()
    {
        var caller = await host.ProviderAsync();

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Councils.ListCouncilsAsync(new ListCouncilsRequest())
        );
    }

    [Fact]
    public async Task ListCouncils_PageByPage_GivesThe153OfEnglandOnceInOrder()
    {
        var caller = await host.CouncilAsync(Bristol, Role.Reader);

        var councils = await AllAsync(caller, new ListCouncilsRequest { PageSize = 20 });

        Assert.Equal(153, councils.Count);
        Assert.Equal(153, councils.DistinctBy(council => council.Id).Count());
        Assert.All(councils, council => Assert.Equal("England", council.Nation));
        Assert.All(councils, council => Assert.Null(council.ExistsTo));
        Assert.All(councils, council => Assert.Matches("^E[0-9]{8}$", council.GssCode));
        Assert.All(councils, council => Assert.Matches("^[0-9]{3}$", council.DfeCode));
    }

    [Fact]
    public async Task ListCouncils_PageSizeOfAMillion_IsCoercedTo200()
    {
        var caller = await host.OperatorAsync();

        var response = await caller.Councils.ListCouncilsAsync(
            new ListCouncilsRequest
            {
                PageSize = 1_000_000,
                IncludeAbolished = true,
                IncludeOtherNations = true,
            }
        );

        Assert.True(response.Councils.Count is > 153 and <= 200);
        Assert.Contains(response.Councils, council => council.Nation == "Wales");
        Assert.Contains(response.Councils, council => council.ExistsTo is not null);
    }

    [Fact]
    public async Task ListCouncils_NegativePageSize_IsRefused()
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync(
            "page_size",
            caller.Councils.ListCouncilsAsync(new ListCouncilsRequest { PageSize = -1 })
        );
    }

    [Fact]
    public async Task ListCouncils_TokenOfAnotherFilter_IsRefused()
    {
        var caller = await host.OperatorAsync();
        var first = await caller.Councils.ListCouncilsAsync(
            new ListCouncilsRequest { PageSize = 1 }
        );

        await Failure.IsAsync(
            "PAGE_TOKEN_INVALID",
            StatusCode.InvalidArgument,
            caller.Councils.ListCouncilsAsync(
                new ListCouncilsRequest { Region = "London", PageToken = first.NextPageToken }
            )
        );
    }

    [Theory]
    [InlineData("city of bristol", "Bristol")]
    [InlineData("%", null)]
    [InlineData("banes", "Bath and North East Somerset")]
    public async Task ListCouncils_PartOfAName_FindsItInAnySpelling(string query, string? name)
    {
        var caller = await host.OperatorAsync();

        var response = await caller.Councils.ListCouncilsAsync(
            new ListCouncilsRequest { Query = query }
        );

        Assert.Equal(name is null ? [] : [name], response.Councils.Select(council => council.Name));
    }

    [Fact]
    public async Task ListCouncils_Region_GivesThatRegionOnly()
    {
        var caller = await host.OperatorAsync();

        var response = await caller.Councils.ListCouncilsAsync(
            new ListCouncilsRequest { Region = "London" }
        );

        Assert.Equal(33, response.Councils.Count);
    }

    [Fact]
    public async Task GetCouncil_CurrentCodes_GiveTheCouncil()
    {
        var caller = await host.CouncilAsync(Bristol, Role.Administrator);
        var expected = TestData.CouncilId(Bristol);

        var byGss = await GetAsync(caller, new GetCouncilRequest { GssCode = Bristol });
        var byDfe = await GetAsync(caller, new GetCouncilRequest { DfeCode = "801" });
        var byId = await GetAsync(caller, new GetCouncilRequest { Id = expected });

        Assert.Equal([expected, expected, expected], [byGss.Id, byDfe.Id, byId.Id]);
        Assert.Equal(("Bristol", Bristol, "801"), (byId.Name, byId.GssCode, byId.DfeCode));
        Assert.Equal(("South West", "England"), (byId.Region, byId.Nation));
        Assert.Contains("Bristol City Council", byId.AlternativeNames);
        Assert.Equal(["gss", "dfe"], byId.Codes.Select(code => code.Scheme));
    }

    [Fact]
    public async Task GetCouncil_FormerGssCode_GivesTheCouncilUnderItsCurrentOne()
    {
        var caller = await host.OperatorAsync();

        // Gateshead was given a new code in 2013.
        var council = await GetAsync(caller, new GetCouncilRequest { GssCode = "E08000020" });

        Assert.Equal("Gateshead", council.Name);
        Assert.Equal("E08000037", council.GssCode);
        var former = Assert.Single(council.Codes, code => code.Code == "E08000020");
        Assert.NotNull(former.ValidTo);
    }

    [Fact]
    public async Task GetCouncil_Abolished_NamesItsSuccessors()
    {
        var caller = await host.OperatorAsync();

        var council = await GetAsync(caller, new GetCouncilRequest { GssCode = "E10000021" });

        Assert.Equal("Northamptonshire", council.Name);
        Assert.Equal("E10000021", council.GssCode);
        Assert.NotNull(council.ExistsTo);
        Assert.Equal(2, council.SuccessorIds.Count);
        var successor = await GetAsync(
            caller,
            new GetCouncilRequest { Id = council.SuccessorIds[0] }
        );
        Assert.Equal([council.Id], successor.PredecessorIds);
    }

    [Fact]
    public async Task GetCouncil_Unknown_IsNotFound()
    {
        var caller = await host.OperatorAsync();

        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Councils.GetCouncilAsync(new GetCouncilRequest { GssCode = "E99999999" })
        );
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Councils.GetCouncilAsync(new GetCouncilRequest { Id = TestData.NewId() })
        );
    }

    [Fact]
    public async Task GetCouncil_MalformedKey_NamesTheField()
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync("key", caller.Councils.GetCouncilAsync(new()));
        await Failure.InvalidAsync("id", caller.Councils.GetCouncilAsync(new() { Id = "1" }));
        await Failure.InvalidAsync(
            "gss_code",
            caller.Councils.GetCouncilAsync(new() { GssCode = "bristol" })
        );
        await Failure.InvalidAsync(
            "dfe_code",
            caller.Councils.GetCouncilAsync(new() { DfeCode = "80" })
        );
    }

    [Fact]
    public async Task LoadReferenceData_Again_ChangesNoRow()
    {
        await using var superuser = NpgsqlDataSource.Create(host.Superuser);
        const string Versions = """
            select string_agg(xmin::text || ctid::text, ',' order by ctid) from (
                select xmin, ctid from identity.council union all select xmin, ctid from identity.council_code
                union all select xmin, ctid from identity.council_name
                union all select xmin, ctid from identity.council_successor) rows
            """;
        var before = await superuser.CreateCommand(Versions).ExecuteScalarAsync();
        await using var owner = NpgsqlDataSource.Create(host.ConnectionString("identity-owner"));

        await new MigrationRunner(TimeProvider.System).ApplyAsync(
            RegionalProviders.Identity.IdentityModule.Schema,
            owner,
            CancellationToken.None
        );

        Assert.Equal(before, await superuser.CreateCommand(Versions).ExecuteScalarAsync());
    }

    private static async Task<Council> GetAsync(Caller caller, GetCouncilRequest request) =>
        (await caller.Councils.GetCouncilAsync(request)).Council;

    private static async Task<List<Council>> AllAsync(Caller caller, ListCouncilsRequest request)
    {
        var councils = new List<Council>();
        do
        {
            var response = await caller.Councils.ListCouncilsAsync(request);
            councils.AddRange(response.Councils);
            request.PageToken = response.NextPageToken;
        } while (request.PageToken.Length > 0);
        return councils;
    }
}
