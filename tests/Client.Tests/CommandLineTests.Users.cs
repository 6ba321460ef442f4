using RegionalProviders.Common.V1;
using RegionalProviders.Identity.V1;

namespace Client.Tests;

public sealed partial class CommandLineTests
{
    private const string Link = "https://providers.example/account/activate?token=once";

    [Fact]
    public async Task UsersCreate_OfOnesCouncil_ShowsTheLinkToHandOver()
    {
        await using var platform = await SignedInAsync();
        CreateUserRequest? asked = null;
        platform.Answers.CreateUser = request =>
        {
            asked = request;
            return new CreateUserResponse
            {
                User = new() { Id = "u1", Email = request.Email },
                Invitation = new()
                {
                    Link = Link,
                    ExpiresAt = new() { Seconds = 1_800_000_000 },
                },
            };
        };

        string[] line = ["users", "create", "--email", "a@council.example", "--name", "A Person"];
        Assert.Equal(0, await RunAsync([.. line, "--role", "officer,reader", "--output", "json"]));

        Assert.Equal(
            (PrincipalKind.Council, "a@council.example", "A Person"),
            (asked!.Kind, asked.Email, asked.DisplayName)
        );
        Assert.Equal([Role.Officer, Role.Reader], asked.Roles);
        Assert.True(Guid.TryParse(asked.RequestId, out _));
        Assert.Equal((Link, "u1"), ((string?)Answer()["link"], (string?)Answer()["id"]));
        Assert.Contains("shown this once", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsersList_AndRoles_AskForWhatTheLineSays()
    {
        await using var platform = await SignedInAsync();
        platform.Answers.ListUsers = request => new ListUsersResponse
        {
            Users = { new User { Email = $"{request.IncludeDisabled}@council.example" } },
        };
        UpdateUserRolesRequest? asked = null;
        platform.Answers.UpdateUserRoles = request =>
        {
            asked = request;
            return new UpdateUserRolesResponse { User = new() };
        };

        Assert.Equal(0, await RunAsync("users", "list", "--include-disabled"));
        Assert.Contains("True@council.example", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("users", "roles", "u1", "--role", "finance"));
        Assert.Equal(2, await RunAsync("users", "roles", "u1"));

        Assert.Equal(("u1", Role.Finance), (asked!.UserId, Assert.Single(asked.Roles)));
    }
}
