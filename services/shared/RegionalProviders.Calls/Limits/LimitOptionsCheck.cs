using System.Collections;
using Microsoft.Extensions.Options;

namespace RegionalProviders.Calls.Limits;

/// <summary>Refuses to start with a limit that limits nothing or everything.</summary>
internal sealed class LimitOptionsCheck : IValidateOptions<LimitOptions>
{
    // What grpc-timeout can say in milliseconds.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, LimitOptions options)
    {
        var faults = new List<string>();
        Check(options, "Limits", faults);
        var deadlines = options.Deadlines;
        if (
            deadlines.UnaryDefault > deadlines.UnaryGreatest
            || deadlines.StreamDefault > deadlines.StreamGreatest
        )
            faults.Add("Limits:Deadlines: a default must not be longer than the greatest.");
        return faults.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults);
    }

    private static void Check(object section, string path, List<string> faults)
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
                TimeSpan time => time > TimeSpan.Zero && time <= Longest,
                _ => true,
            };
            if (!isPositive)
                faults.Add($"{key} must be greater than 0, and a time at most one day.");
            if (value is not null and not ValueType and not IEnumerable)
                Check(value, key, faults);
        }
    }
}
