using System.Collections;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Calls.Limits;

/// <summary>Refuses to start with a limit that limits nothing or everything.</summary>
internal sealed class LimitOptionsValidator : IValidateOptions<LimitOptions>
{
    // The longest time that grpc-timeout can express in milliseconds.
    private static readonly TimeSpan MaxTime = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        var failures = new List<string>();
        Check(options, "Limits", failures);
        var deadlines = options.Deadlines;
        if (
            deadlines.UnaryDefault > deadlines.UnaryMax
            || deadlines.StreamDefault > deadlines.StreamMax
        )
            failures.Add("Limits:Deadlines: a default must not be longer than its maximum.");
        return failures.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(failures);
    }

    private static void Check(object section, string path, List<string> failures)
    {
        foreach (var property in section.GetType().GetProperties())
        {
            var key = $"{path}:{property.Name}";
            var value = property.GetValue(section);
            var isPositive = value switch
            {
                int number => number > 0,
                long number => number > 0,
                double number => number > 0 && double.IsFinite(number),
                TimeSpan time => time > TimeSpan.Zero && time <= MaxTime,
                _ => true,
            };
            if (!isPositive)
                failures.Add($"{key} must be greater than 0, and a time at most one day.");
            if (value is not null and not ValueType and not IEnumerable)
                Check(value, key, failures);
        }
    }
}
