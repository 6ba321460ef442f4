using Grpc.Core;
using Identity.Tests.Fixtures;
using RegionalProviders.Common.V1;
using RegionalProviders.Identity.Events;
using RegionalProviders.Identity.V1;

namespace Identity.Tests;

[Collection(IdentityCollection.Name)]
public class ConsortiumTests(IdentityHost host)
{
    private const string Essex = "E10000012";
    private const string Kent = "E10000016";

    [Theory]
    [InlineData(Role.Administrator)]
    [InlineData(Role.SeniorApprover)]
    public async Task CreateConsortium_Council_IsDenied(Role role)
    {
        var caller = await host.CouncilAsync(Essex, role);

        await Failure.IsAsync(
            "PERMISSION_MISSING",
            StatusCode.PermissionDenied,
            caller.Consortia.CreateConsortiumAsync(new CreateConsortiumRequest { Name = "Ours" })
        );
    }

    [Fact]
    public async Task CreateConsortium_Operator_CreatesAndPublishes()
    {
        var caller = await host.OperatorAsync();
        var name = $"Eastern {Guid.NewGuid():N}";

        var created = (
            await caller.Consortia.CreateConsortiumAsync(new() { Name = name })
        ).Consortium;

        Assert.Equal((name, 0), (created.Name, created.MemberCount));
        Assert.NotEmpty(created.Etag);
        Assert.Equal(created, await GetAsync(caller, created.Id));
        Assert.Equal(
            [new ConsortiumCreated(Guid.Parse(created.Id))],
            await host.OfAsync<ConsortiumCreated>(created.Id)
        );
    }

    [Fact]
    public async Task CreateConsortium_SameRequestId_GivesTheSameAnswer()
    {
        var caller = await host.OperatorAsync();
        var request = new CreateConsortiumRequest
        {
            Name = $"Repeated {Guid.NewGuid():N}",
            RequestId = TestData.NewId(),
        };

        var first = await caller.Consortia.CreateConsortiumAsync(request);
        var second = await caller.Consortia.CreateConsortiumAsync(request);

        Assert.Equal(first, second);
        Assert.Single(await host.OfAsync<ConsortiumCreated>(first.Consortium.Id));
        request.Name += " changed";
        await Failure.IsAsync(
            "REQUEST_ID_REUSED",
            StatusCode.AlreadyExists,
            caller.Consortia.CreateConsortiumAsync(request)
        );
    }

    [Fact]
    public async Task CreateConsortium_NameTakenInOtherCase_AlreadyExists()
    {
        var caller = await host.OperatorAsync();
        var name = $"Taken {Guid.NewGuid():N}";
        await caller.Consortia.CreateConsortiumAsync(new() { Name = name });

        await Failure.IsAsync(
            "ALREADY_EXISTS",
            StatusCode.AlreadyExists,
            caller.Consortia.CreateConsortiumAsync(new() { Name = name.ToUpperInvariant() })
        );
    }

    [Theory]
    [InlineData("ab")]
    [InlineData(" abc")]
    [InlineData("")]
    [InlineData("a\u0000bc")]
    public async Task CreateConsortium_BadName_NamesTheField(string name)
    {
        var caller = await host.OperatorAsync();

        await Failure.InvalidAsync(
            "name",
            caller.Consortia.CreateConsortiumAsync(new() { Name = name })
        );
    }

    [Fact]
    public async Task GetConsortium_NotAMember_IsNotFoundLikeOneThatIsNot()
    {
        var consortium = await host.ConsortiumAsync();
        await host.MemberAsync(consortium, Kent);
        var caller = await host.CouncilAsync(Essex, Role.Reader);

        var hidden = await Failure.OfAsync(
            caller.Consortia.GetConsortiumAsync(new() { Id = consortium })
        );
        var absent = await Failure.OfAsync(
            caller.Consortia.GetConsortiumAsync(new() { Id = TestData.NewId() })
        );

        Assert.Equal(StatusCode.NotFound, hidden.Code);
        Assert.Equal(
            (hidden.Code, hidden.Reason, hidden.Message),
            (absent.Code, absent.Reason, absent.Message)
        );
        await Failure.IsAsync(
            "NOT_FOUND",
            StatusCode.NotFound,
            caller.Consortia.ListMembersAsync(new() { ConsortiumId = consortium })
        );
    }

    [Fact]
    public async Task ListConsortia_EachCaller_SeesItsOwn()
    {
        var (first, second) = (await host.ConsortiumAsync(), await host.ConsortiumAsync());
        await host.MemberAsync(first, "E06000001");
        var council = await host.CouncilAsync("E06000001", Role.Reader);
        var coordinator = await host.CoordinatorAsync(second);

        Assert.Equal([first], await IdsAsync(council));
        Assert.Equal([second], await IdsAsync(coordinator));
    }

    [Fact]
    public async Task ListConsortia_PageByPage_GivesEachOnceInOrder()
    {
        var ids = new[]
        {
            await host.ConsortiumAsync(),
            await host.ConsortiumAsync(),
            await host.ConsortiumAsync(),
        };
        var caller = await host.CoordinatorAsync(ids);

        var first = await caller.Consortia.ListConsortiaAsync(new() { PageSize = 2 });
        var second = await caller.Consortia.ListConsortiaAsync(
            new() { PageSize = 2, PageToken = first.NextPageToken }
        );

        var listed = first.Consortia.Concat(second.Consortia).ToList();
        Assert.Equal(ids.Order(), listed.Select(consortium => consortium.Id).Order());
        Assert.Equal(listed.OrderBy(c => c.Name, StringComparer.Ordinal), listed);
        Assert.Equal(
            (2, 1, ""),
            (first.Consortia.Count, second.Consortia.Count, second.NextPageToken)
        );
        await Failure.InvalidAsync(
            "page_size",
            caller.Consortia.ListConsortiaAsync(new() { PageSize = -1 })
        );
    }

    private static async Task<Consortium> GetAsync(Caller caller, string id) =>
        (await caller.Consortia.GetConsortiumAsync(new() { Id = id })).Consortium;

    private static async Task<IEnumerable<string>> IdsAsync(Caller caller) =>
        (await caller.Consortia.ListConsortiaAsync(new())).Consortia.Select(c => c.Id);
}
