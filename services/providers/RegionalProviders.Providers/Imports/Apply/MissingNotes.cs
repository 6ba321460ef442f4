using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Apply;

/// <summary>Notes for the report why registrations that a list lacks were not withdrawn.</summary>
internal static class MissingNotes
{
    public static Task WriteAsync(ImportRun run)
    {
        var notes = run.Missing.Reasons.Select(reason => Of(reason, run.Missing)).ToList();
        return run.Transaction.ExecuteAsync(
            "insert into import_note select * from unnest(@rules, @messages)",
            new
            {
                rules = notes.Select(note => note.Rule).ToArray(),
                messages = notes.Select(note => note.Message).ToArray(),
            }
        );
    }

    private static (string Rule, string Message) Of(
        MissingReason reason,
        Imports.MissingRegistrations missing
    )
    {
        var goOn = $"send the list again with withdraw_missing: {missing.Count}.";
        return reason switch
        {
            MissingReason.NoRows => (
                "NO_ROWS",
                "The list has no row that could be read. Nothing was stored. Download the list again."
            ),
            MissingReason.TooMany => (
                "MANY_MISSING",
                $"{missing.Count} of the {missing.Held} registrations that the register holds are not on this list. Nothing was stored. If the file is only a part of the list, or was damaged, import the whole list; if all of them have left it, {goOn}"
            ),
            _ => (
                "NUMBERS_UNREADABLE",
                $"Rows without a registration number that can be read: {missing.UnreadableNumbers}. Each may be one of the registrations that the list lacks ({missing.Count}), so none of those was withdrawn. Correct the rows; or if all of them have left the list, {goOn}"
            ),
        };
    }
}
