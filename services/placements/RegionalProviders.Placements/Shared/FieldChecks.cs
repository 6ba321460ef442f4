using FluentValidation;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using Date = Google.Type.Date;

namespace RegionalProviders.Placements.Shared;

/// <summary>Collects all errors in a request, by field path.</summary>
internal sealed class FieldChecks
{
    /// <summary>The errors found.</summary>
    public List<FieldViolation> Violations { get; } = [];

    /// <summary>Checks a rule; if it is broken, adds a violation for the field.</summary>
    public void That(bool holds, string field, string rule)
    {
        if (!holds)
            Violations.Add(new(field, rule));
    }

    /// <summary>A date; null if it is absent or invalid.</summary>
    public DateOnly? Day(Date? date, string field, bool required = false)
    {
        if (date is null)
        {
            That(!required, field, "must be given.");
            return null;
        }

        try
        {
            return date.ToDateOnly(field);
        }
        catch (ServiceException exception)
        {
            Violations.AddRange(exception.Violations);
            return null;
        }
    }

    /// <summary>A mandatory UUID.</summary>
    public void Id(string value, string field) =>
        That(
            Guid.TryParseExact(value, "D", out _),
            field,
            "must be a UUID in its 36-character form."
        );

    /// <summary>An enum value other than unspecified.</summary>
    public void Known<T>(T value, string field)
        where T : struct, Enum =>
        That(
            Enum.IsDefined(value) && Convert.ToInt32(value, null) != 0,
            field,
            "must be one of the values that the API names."
        );

    /// <summary>An amount in pence; 0 if it is absent.</summary>
    public long Pence(Money? money, string field, long max)
    {
        if (money is null)
            return 0;
        That(
            money.CurrencyCode is "" or "GBP",
            $"{field}.currency_code",
            "must be GBP, or empty for it."
        );
        That(
            money.Pence >= 0 && money.Pence <= max,
            $"{field}.pence",
            $"must be from 0 to {max} pence."
        );
        return Math.Clamp(money.Pence, 0, max);
    }
}

/// <summary>
/// A validator whose rules are written as checks, so that nested fields are reported with the path that the caller
/// uses.
/// </summary>
internal abstract class RequestChecks<T> : AbstractValidator<T>
{
    protected RequestChecks() =>
        RuleFor(request => request)
            .Custom(
                (request, context) =>
                {
                    var checks = new FieldChecks();
                    Check(request, checks);
                    foreach (var violation in checks.Violations)
                        context.AddFailure(violation.Field, violation.Description);
                }
            );

    protected abstract void Check(T request, FieldChecks checks);
}
