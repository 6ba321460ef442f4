using FluentValidation;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>Validation rules for values supplied by a council, shared by the RPCs.</summary>
internal static class SettingRules
{
    /// <summary>Maximum plausible number of places in one setting.</summary>
    private const int MaxPlaces = 10_000;

    public static IRuleBuilderOptions<T, string> IsSettingName<T>(
        this IRuleBuilder<T, string> rule
    ) =>
        rule.Must(name => name.Trim().Length is >= 2 and <= 200)
            .WithMessage("must have 2 to 200 characters.");

    public static IRuleBuilderOptions<T, ServiceType> IsServiceType<T>(
        this IRuleBuilder<T, ServiceType> rule
    ) =>
        rule.Must(type => type != ServiceType.Unspecified && Enum.IsDefined(type))
            .WithMessage("must be a service type.");

    public static IRuleBuilderOptions<T, int> IsPlaces<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(0, MaxPlaces).WithMessage($"must be 0 (not known) to {MaxPlaces}.");
}

internal sealed class AddressValidator : AbstractValidator<Address>
{
    private const int MaxLines = 10;

    public AddressValidator()
    {
        RuleFor(address => address.Lines)
            .Must(lines => lines.Count <= MaxLines)
            .WithMessage($"must have at most {MaxLines} elements.");
        RuleFor(address => address.Postcode)
            .Must(text =>
                text.Trim().Length == 0 || Reference.Identifiers.Postcode.Parse(text) is not null
            )
            .WithMessage("must be a full British postcode, such as BS1 4ST.");
        RuleFor(address => address.County)
            .Must(
                (address, county) =>
                    county.Trim().Length == 0
                    || address.Lines.Any(line => line.Trim().Length > 0)
                    || address.Town.Trim().Length > 0
                    || address.Postcode.Trim().Length > 0
            )
            .WithMessage("is no address by itself: give lines, a town or a postcode too.");
    }
}

/// <summary>
/// Accepts coordinates in or near the British Isles: swapped latitude and longitude would put a home into the sea.
/// </summary>
internal sealed class CoordinatesValidator : AbstractValidator<Coordinates>
{
    public CoordinatesValidator()
    {
        RuleFor(point => point.Latitude)
            .Must(degrees => degrees is >= 49 and <= 61)
            .WithMessage("must be 49 to 61 degrees north: the British Isles.");
        RuleFor(point => point.Longitude)
            .Must(degrees => degrees is >= -11 and <= 2)
            .WithMessage("must be -11 to 2 degrees east: the British Isles.");
    }
}
