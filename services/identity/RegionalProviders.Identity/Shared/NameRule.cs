using FluentValidation;

namespace RegionalProviders.Identity.Shared;

/// <summary>Names of consortia and clients.</summary>
internal static class NameRule
{
    /// <summary>3 to 100 characters, with none blank at the ends: names that look alike should be alike.</summary>
    internal static IRuleBuilderOptions<T, string> IsName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => name.Length is >= 3 and <= 100 && name.Trim().Length == name.Length)
            .WithMessage("must have 3 to 100 characters, no space first or last.");
}
