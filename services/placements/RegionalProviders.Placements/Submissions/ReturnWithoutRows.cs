using RegionalProviders.Kernel;

namespace RegionalProviders.Placements.Submissions;

/// <summary>
/// Rows are never replaced by none: a file that lost its rows would empty the draft. That there are no placements is said
/// by a nil return.
/// </summary>
internal static class ReturnWithoutRows
{
    private const string Nil =
        "Nothing was changed. If the council has no placements, file a nil return (FileNilReturn).";

    public static ServiceException InStream() =>
        Fault.StateConflict($"The stream had no rows to replace those of the draft with. {Nil}");

    public static ServiceException InAgreements() =>
        Fault.StateConflict(
            $"No agreement gives a row for this return, so that the rows of the draft would be replaced by none. {Nil}"
        );
}
