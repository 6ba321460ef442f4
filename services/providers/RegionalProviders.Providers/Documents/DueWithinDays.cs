using FluentValidation;

namespace RegionalProviders.Providers.Documents;

/// <summary>The validation rule of the two requests that look ahead.</summary>
internal static class DueWithinDays
{
    public static IRuleBuilderOptions<T, int> IsDueWithinDays<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(0, ComplianceQuery.MaxDueWithinDays)
            .WithMessage(
                $"must be 1 to {ComplianceQuery.MaxDueWithinDays} days; 0 means {ComplianceQuery.DefaultDueWithinDays}."
            );
}
