using System.Text.Json.Nodes;
using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Commands.Positions;

/// <summary>
/// Writes how many live placements each council has at each setting, so that another service can rebuild its copy.
/// </summary>
internal sealed class PositionsSnapshot : SessionCommand
{
    public PositionsSnapshot()
        : base(
            "snapshot",
            "Write all positions as one JSON document, for the command positions rebuild of the notifications service."
        )
    {
        Runs(async session =>
        {
            var takenAt = session.Context.Time.GetUtcNow();
            var positions = await session
                .Client.ListPositionsAsync(
                    new ListPositionsRequest { PageSize = Paging.MaxPageSize },
                    session.Cancellation
                )
                .ToListAsync(session.Cancellation);
            session.Output.Json(
                new JsonObject
                {
                    ["takenAt"] = takenAt,
                    ["positions"] = new JsonArray([
                        .. positions.Select(each => new JsonObject
                        {
                            ["councilId"] = each.CouncilId,
                            ["settingId"] = each.SettingId,
                            ["liveCount"] = each.LiveCount,
                            ["version"] = each.Version,
                            ["liveSince"] = each.LiveSince is { } day
                                ? $"{day.Year:0000}-{day.Month:00}-{day.Day:00}"
                                : null,
                        }),
                    ]),
                }
            );
        });
    }
}
