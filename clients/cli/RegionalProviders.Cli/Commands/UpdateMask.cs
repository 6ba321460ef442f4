using Google.Protobuf.WellKnownTypes;

namespace RegionalProviders.Cli.Commands;

/// <summary>The fields that a command changes: those with a value, and those to be emptied.</summary>
internal static class UpdateMask
{
    /// <summary>The mask of an update.</summary>
    /// <param name="given">Fields of the protos that have a value.</param>
    /// <param name="cleared">Values of <c>--clear</c>.</param>
    /// <param name="clearable">Field of the protos by value of <c>--clear</c>.</param>
    /// <param name="help">The command line that explains what may be given.</param>
    /// <exception cref="CommandException">Nothing is to be changed, or a field has a value and is to be emptied.</exception>
    public static FieldMask Of(
        IReadOnlyCollection<string> given,
        IEnumerable<string>? cleared,
        IReadOnlyDictionary<string, string> clearable,
        string help
    )
    {
        var mask = new FieldMask { Paths = { given } };
        foreach (var name in (cleared ?? []).Distinct())
        {
            if (given.Contains(clearable[name]))
                throw new CommandException(
                    ExitCode.Usage,
                    $"--clear {name}: a value for it is given, too.",
                    "Give the value, or clear it."
                );
            mask.Paths.Add(clearable[name]);
        }
        return mask.Paths.Count > 0
            ? mask
            : throw new CommandException(
                ExitCode.Usage,
                "Nothing to change was given.",
                $"Run: {help}"
            );
    }
}
