using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Lists users.</summary>
internal sealed class UsersList : SessionCommand
{
    public UsersList()
        : base("list", "List the users whom you manage.")
    {
        var council = Text("--council", "Of this council only: GSS code, name or id.", "GSS|NAME");
        var disabled = Flag("--include-disabled", "List disabled users too.");

        Lists(
            IdentityShapes.User,
            async session =>
            {
                var request = new ListUsersRequest
                {
                    IncludeDisabled = session.Value(disabled),
                    PageSize = Paging.MaxPageSize,
                };
                if (session.Value(council) is { } text)
                    request.CouncilId = await Resolve.CouncilIdAsync(session, text);
                return session.Client.ListUsersAsync(request, session.Cancellation);
            }
        );
    }
}
