using RegionalProviders.Placements.V1;

namespace RegionalProviders.Cli.Output.Shapes;

/// <summary>Windows and returns of the yearly submission.</summary>
internal static class SubmissionShapes
{
    public static readonly Shape<Window> Window = Shape.Of<Window>(
        ("Year", row => row.Year.Text()),
        ("State", row => EnumText.Of(row.State)),
        ("Opens", row => row.OpensOn.Text()),
        ("Closes", row => row.ClosesOn.Text()),
        ("Snapshot", row => row.SnapshotOn.Text()),
        ("Layout", row => row.SchemaVersion),
        ("Consortium id", row => row.ConsortiumId),
        ("Id", row => row.Id)
    );

    public static readonly Shape<Submission> Submission = Shape.Of<Submission>(
        ("State", row => EnumText.Of(row.State)),
        ("Nil", row => row.Nil ? "yes" : null),
        ("Late", row => row.Late ? "yes" : null),
        ("Rows", row => row.RowCount.Text()),
        ("Errors", row => row.ErrorCount.Text()),
        ("Warnings", row => row.WarningCount.Text()),
        ("Acknowledged", row => row.WarningsAcknowledged ? "yes" : null),
        ("Given back because", row => row.ReturnReason),
        ("Council id", row => row.CouncilId),
        ("Id", row => row.Id),
        ("Etag", row => row.Etag)
    );

    /// <summary>A return in a list, with the council's name.</summary>
    public static readonly Shape<(Submission Return, string Council)> Listed = new(
        row => JsonText.Of(row.Return),
        [
            new("Council", row => row.Council),
            .. Submission
                .Columns.Where(column => column.Header != "Council id")
                .Select(column => new Column<(Submission Return, string Council)>(
                    column.Header,
                    row => column.Value(row.Return)
                )),
        ]
    );

    public static readonly Shape<FileReport> File = Shape.Of<FileReport>(
        ("Kind", row => EnumText.Of(row.Kind)),
        ("Rows", row => row.Counts.Rows.Text()),
        ("Errors", row => row.Counts.Errors.Text()),
        ("Warnings", row => row.Counts.Warnings.Text()),
        ("Lines of costs", row => row.Costs?.Lines.Text()),
        (
            "Columns not known",
            row => string.Join(", ", row.IgnoredColumns.Concat(row.Costs?.IgnoredColumns ?? []))
        )
    );

    public static readonly Shape<PrepareReturnResponse> Prepared = Shape.Of<PrepareReturnResponse>(
        ("Added", row => row.Added.Text()),
        ("Already there", row => row.AlreadyThere.Text()),
        ("Left out", row => row.LeftOutCount.Text()),
        (
            "Because",
            row =>
                string.Join(
                    ", ",
                    row.LeftOut.CountBy(each => each.Reason)
                        .Select(each => $"{EnumText.Of(each.Key)} {each.Value}")
                )
        ),
        ("Rows", row => row.Submission.RowCount.Text()),
        ("Errors", row => row.Submission.ErrorCount.Text()),
        ("Warnings", row => row.Submission.WarningCount.Text()),
        (
            "Left to fill in",
            row => string.Join(", ", row.ToFill.Select(each => $"{each.Column} ({each.Rows})"))
        )
    );

    public static readonly Shape<ReturnFinding> Finding = Shape.Of<ReturnFinding>(
        ("Line", row => row.Line == 0 ? null : row.Line.Text()),
        ("Column", row => row.Column),
        ("Severity", row => EnumText.Of(row.Severity)),
        ("Rule", row => row.Rule),
        ("Statutory", row => row.StatutoryRule),
        ("Message", row => row.Message)
    );
}
