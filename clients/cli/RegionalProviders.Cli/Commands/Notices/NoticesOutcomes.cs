using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Notifications.V1;

namespace RegionalProviders.Cli.Commands.Notices;

/// <summary>Counts what members did about a notice.</summary>
internal sealed class NoticesOutcomes : SessionCommand
{
    public NoticesOutcomes()
        : base("outcomes", "Count what members did about a notice, without saying which did what.")
    {
        var id = Add(NoticeOptions.Id());

        Runs(async session =>
        {
            var response = await session.Client.Inbox.GetOutcomesAsync(
                new GetOutcomesRequest { NoticeId = session.Value(id) },
                session.CallOptions
            );
            if (session.Output.Format == OutputFormat.Json)
            {
                session.Output.Json(JsonText.Of(response));
                return;
            }
            if (response.Withheld)
                session.Notice(
                    "The counts are withheld: of fewer than five councils they would tell what each did."
                );
            (string, int)[] acknowledged = response.Withheld
                ? []
                : [("acknowledged", response.Acknowledged)];
            session.Output.List(
                [
                    ("circulated", response.Circulated),
                    .. acknowledged,
                    .. response.Outcomes.Select(each => (EnumText.Of(each.Kind), each.Councils)),
                ],
                NoticeShapes.Outcome
            );
        });
    }
}
