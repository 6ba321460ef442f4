namespace RegionalProviders.Cli.Commands.Users;

/// <summary>People who sign in with a browser.</summary>
internal sealed class UserCommands()
    : CommandGroup(
        "users",
        "People who sign in with a browser.",
        new UsersList(),
        new UsersGet(),
        new UsersCreate(),
        new UsersRoles(),
        new UsersReinvite(),
        new UsersReset(),
        new UsersDisable()
    );
