using RegionalProviders.Client;
using RegionalProviders.Common.V1;
using RegionalProviders.Testing;
using RegionalProviders.Workshop.V1;

namespace RegionalProviders.Workshop.Tests;

public sealed class SprocketTests
{
    [Fact]
    public async Task Create_WithoutThePermission_IsRefused() =>
        await PlatformAssert.FailsAsync(
            ErrorReason.PermissionMissing,
            (await ServiceAsync(roles: Role.Reader)).CreateSprocketAsync(New())
        );

    [Fact]
    public async Task Get_OfAnotherCouncil_IsNotFound()
    {
        var created = await (await ServiceAsync()).CreateSprocketAsync(New());
        var bath = await ServiceAsync(TestPrincipals.Bath);

        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            bath.GetSprocketAsync(new GetSprocketRequest { Id = created.Sprocket.Id })
        );
    }

    [Fact]
    public async Task Get_OfNone_IsNotFound() =>
        await PlatformAssert.FailsAsync(
            ErrorReason.NotFound,
            (await ServiceAsync()).GetSprocketAsync(
                new GetSprocketRequest { Id = Guid.NewGuid().ToString() }
            )
        );

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Create_WithoutAName_NamesTheField(string name) =>
        await PlatformAssert.FailsOnFieldAsync(
            "sprocket.name",
            (await ServiceAsync()).CreateSprocketAsync(New(name))
        );

    [Fact]
    public async Task Create_Repeated_GivesTheFirstAnswer()
    {
        var officer = await ServiceAsync();
        var request = New();
        request.RequestId = Guid.NewGuid().ToString();

        var first = await officer.CreateSprocketAsync(request);
        var second = await officer.CreateSprocketAsync(request);

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Create_OfASprocket_IsReadAndListedPageByPage()
    {
        var officer = await ServiceAsync();
        var created = new List<Sprocket>();
        for (var i = 0; i < 3; i++)
            created.Add((await officer.CreateSprocketAsync(New($"No. {i}"))).Sprocket);

        var read = await officer.GetSprocketAsync(new GetSprocketRequest { Id = created[0].Id });
        var listed = await Pages
            .Of(
                new ListSprocketsRequest { PageSize = 2 },
                officer.ListSprocketsAsync,
                page => page.Sprockets
            )
            .ToListAsync();

        Assert.Equal(created[0], read.Sprocket);
        Assert.Equal("No. 0", read.Sprocket.Name);
        var ids = created.Select(each => each.Id).ToHashSet();
        Assert.Equal(created, listed.Where(each => ids.Contains(each.Id)));
    }

    private static CreateSprocketRequest New(string name = "A SPROCKET_NOUN") =>
        new() { Sprocket = new Sprocket { Name = name } };

    private static async Task<SprocketService.SprocketServiceClient> ServiceAsync(
        string council = TestPrincipals.Bristol,
        params Role[] roles
    )
    {
        var platform = await TestPlatform.SharedAsync();
        var client = await platform.People.CouncilAsync(council, roles);
        return new SprocketService.SprocketServiceClient(client.CallInvoker);
    }
}
