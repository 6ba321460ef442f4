using FluentValidation;
using Npgsql;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Registrations;

/// <summary>Converts a regulator's key to the form used in the tables.</summary>
internal static class RegistrationKeys
{
    /// <summary>The regulator; Ofsted if the caller names none.</summary>
    public static Regulator KnownRegulator(this RegistrationKey key) =>
        key.Regulator == Regulator.Unspecified ? Regulator.Ofsted : key.Regulator;

    /// <summary>The URN in the register's spelling.</summary>
    public static string UrnText(this RegistrationKey key) => key.Urn.Trim().ToUpperInvariant();

    /// <summary><c>$1</c> regulator, <c>$2</c> URN.</summary>
    public static IEnumerable<NpgsqlParameter> Parameters(this RegistrationKey key) =>
        [
            new NpgsqlParameter<string> { TypedValue = key.KnownRegulator().ToString() },
            new NpgsqlParameter<string> { TypedValue = key.UrnText() },
        ];
}

internal sealed class RegistrationKeyValidator : AbstractValidator<RegistrationKey>
{
    public RegistrationKeyValidator()
    {
        RuleFor(key => key.Urn)
            .Must(urn => urn.Trim().Length > 0)
            .WithMessage("is required: the regulator's number of the registration.");
        RuleFor(key => key.Regulator)
            .IsInEnum()
            .WithMessage("is no regulator that the register knows; 0 means Ofsted.");
    }
}
