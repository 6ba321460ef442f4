using Google.Protobuf.WellKnownTypes;

namespace RegionalProviders.Cli.Commands;

/// <summary>The fields that a command changes: those that get a value, and those that are cleared.</summary>
internal static class UpdateMask
{
    /// <summary>Builds the field mask of an update.</summary>
    /// <param name="given">Proto fields for which a value was given.</param>
    /// <param name="cleared">Values of <c>--clear</c>.</param>
    /// <param name="clearable">The proto field for each value of <c>--clear</c>.</param>
    /// <param name="help">The command line that explains what may be given.</param>
    /// <exception cref="CommandException">Nothing is to be changed, or a field is both set and cleared.</exception>
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
