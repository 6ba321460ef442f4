using System.Text.Json.Nodes;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Imports, their problems and the judgement changes they recorded.</summary>
internal static class ImportShapes
{
    public static readonly Shape<ImportReport> Report = Shape.Of<ImportReport>(
        ("File", report => report.FileName),
        ("Kind", report => EnumText.Of(report.Kind)),
        ("As at", report => report.AsAt.Text()),
        ("State", report => EnumText.Of(report.State)),
        ("Read", report => report.Rows.Read.Text()),
        ("Created", report => report.Rows.Created.Text()),
        ("Updated", report => report.Rows.Updated.Text()),
        ("Unchanged", report => report.Rows.Unchanged.Text()),
        ("Withdrawn", report => report.Rows.Withdrawn.Text()),
        ("Rejected", report => report.Rows.Rejected.Text()),
        ("Up", report => report.Judgements.Up.Text()),
        ("Down", report => report.Judgements.Down.Text()),
        ("Same", report => report.Judgements.Same.Text()),
        ("First", report => report.Judgements.First.Text()),
        ("Imported", report => report.ImportedAt.Text()),
        ("Id", report => report.Id)
    );

    public static readonly Shape<ImportReport> ReportInFull = Report with
    {
        Columns =
        [
            .. Report.Columns,
            new("Problems", report => report.ProblemCount.Text()),
            new("Header line", report => report.HeaderLine.TextUnlessZero()),
            new("Encoding", report => report.Encoding),
            new("Ignored columns", report => string.Join("; ", report.IgnoredColumns)),
            new("Missing", report => report.Missing?.Count.TextUnlessZero()),
            new("Note", report => report.NoChange ? "it changed nothing" : null),
        ],
    };

    public static readonly Shape<ImportProblem> Problem = Shape.Of<ImportProblem>(
        ("Line", problem => problem.Line.TextUnlessZero()),
        ("Column", problem => problem.Column),
        ("Rule", problem => problem.Rule),
        ("Rejected", problem => problem.Rejected ? "yes" : null),
        ("Message", problem => problem.Message)
    );

    public static readonly Shape<JudgementChange> Change = Shape.Of<JudgementChange>(
        ("URN", change => change.Key?.Urn),
        ("Name", change => change.SettingName),
        ("Authority", change => change.HostAuthorityGss),
        ("Direction", change => EnumText.Of(change.Direction)),
        ("Before", change => change.OldValue),
        ("Now", change => change.NewValue),
        ("Inspected", change => change.InspectedOn.Text()),
        ("Scale", change => EnumText.Of(change.Scale))
    );

    /// <summary>The output of <c>rp providers import --output json</c>; scripts depend on exactly this.</summary>
    /// <param name="file">The file as named on the command line.</param>
    /// <param name="report">The report.</param>
    /// <param name="problems">All problems, in order of line.</param>
    public static JsonObject ImportDocument(
        string file,
        ImportReport report,
        IEnumerable<ImportProblem> problems
    ) =>
        new()
        {
            ["file"] = file,
            ["kind"] = EnumText.Name(report.Kind).ToLowerInvariant(),
            ["asAt"] = report.AsAt.Text()?.Iso,
            ["state"] = EnumText.Name(report.State).ToLowerInvariant(),
            ["rows"] = new JsonObject
            {
                ["read"] = report.Rows.Read,
                ["created"] = report.Rows.Created,
                ["updated"] = report.Rows.Updated,
                ["unchanged"] = report.Rows.Unchanged,
                ["withdrawn"] = report.Rows.Withdrawn,
                ["rejected"] = report.Rows.Rejected,
            },
            ["missing"] = new JsonObject
            {
                ["count"] = report.Missing?.Count ?? 0,
                ["held"] = report.Missing?.Held ?? 0,
                ["first"] = new JsonArray([
                    .. (report.Missing?.First ?? []).Select(each => (JsonNode?)each.Key.Urn),
                ]),
            },
            ["judgements"] = new JsonObject
            {
                ["up"] = report.Judgements.Up,
                ["down"] = report.Judgements.Down,
                ["same"] = report.Judgements.Same,
                ["first"] = report.Judgements.First,
            },
            ["problems"] = new JsonArray([
                .. problems.Select(problem => new JsonObject
                {
                    ["line"] = problem.Line,
                    ["column"] = problem.Column,
                    ["rule"] = problem.Rule,
                    ["message"] = problem.Message,
                }),
            ]),
        };
}
