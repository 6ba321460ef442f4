using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Identity.V1;

namespace RegionalProviders.Cli.Commands.Users;

/// <summary>Shows a user together with the link to pass on.</summary>
internal static class InvitationOutput
{
    private static readonly Shape<(User User, Invitation Invitation)> WithLink = new(
        row =>
        {
            var json = JsonText.Of(row.User).AsObject();
            json["link"] = row.Invitation.Link;
            json["linkExpiresAt"] = row.Invitation.ExpiresAt.ToDateTimeOffset();
            return json;
        },
        [
            new("Link", row => row.Invitation.Link),
            new("Link ends", row => row.Invitation.ExpiresAt.Text()),
            .. IdentityShapes.User.Columns.Select(column => new Column<(
                User User,
                Invitation Invitation
            )>(column.Header, row => column.Value(row.User))),
        ]
    );

    public static void Show(Session session, User user, Invitation? invitation)
    {
        if (invitation is null)
        {
            session.Output.One(user, IdentityShapes.User);
            return;
        }

        session.Notice(
            "The link is shown this once. Whoever has it can become the user: hand it to that person alone."
        );
        session.Output.One((user, invitation), WithLink);
    }
}
