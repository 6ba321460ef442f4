using RegionalProviders.Cli.Options;
using RegionalProviders.Cli.Output;
using RegionalProviders.Cli.Output.Shapes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Commands.PropertyStandards;

/// <summary>Shows the checklist of a setting with the outcomes of its newest check.</summary>
internal sealed class PropertyStandardsGet : SessionCommand
{
    public PropertyStandardsGet()
        : base(
            "get",
            "Show the checklist of a setting as its newest check left it, unanswered items too."
        )
    {
        var urn = Add(CommonOptions.Urn());
        var regulator = Add(CommonOptions.Regulator());

        Runs(async session =>
        {
            var setting = await Resolve.SettingAsync(
                session,
                session.Value(urn),
                session.Value(regulator)
            );
            var service = session.Client.PropertyStandards;
            var newest = await service.ListPropertyChecksAsync(
                new ListPropertyChecksRequest { SettingId = setting.Id, PageSize = 1 },
                session.CallOptions
            );
            if (newest.Checks is not [var check])
                throw new CommandException(
                    ExitCode.NotFound,
                    $"{session.Value(urn)} was never checked by a member of your consortium.",
                    "Record a check: rp property-standards set --help"
                );
            if (session.Output.Format == OutputFormat.Json)
            {
                session.Output.Json(JsonText.Of(check));
                return;
            }
            var checklist = await service.ListPropertyStandardsAsync(
                new ListPropertyStandardsRequest(),
                session.CallOptions
            );
            var answers = check.Items.ToDictionary(item => item.Code);
            session.Output.List(
                [
                    .. checklist.Standards.Select(standard =>
                        (standard, answers.GetValueOrDefault(standard.Code))
                    ),
                ],
                PropertyShapes.Answer
            );
            session.Notice(
                $"Checked on {check.CheckedOn.Text()}: {check.NotMetCount} not met, {check.UnansweredCount} of {checklist.Standards.Count} unanswered."
            );
        });
    }
}
