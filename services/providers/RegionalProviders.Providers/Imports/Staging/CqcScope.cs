using RegionalProviders.Providers.Lists;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>
/// CQC lists every dentist; the register needs only services that councils place with: those that care for children and
/// young people, and extra-care housing. A location already in the register is kept up to date whatever its row says.
/// </summary>
internal static class CqcScope
{
    private static readonly string[] Social =
    [
        "Homecare",
        "Domiciliary",
        "Supported living",
        "Supported housing",
        "Residential homes",
        "Nursing homes",
        "Care home",
        "Shared Lives",
    ];

    public static bool Has(RegistrationRow row) =>
        IsExtraCare(row)
        || (
            row.Specialisms.Any(text =>
                text.Contains("children", StringComparison.OrdinalIgnoreCase)
            ) && Social.Any(social => Says(row, social))
        );

    public static Provision Provision(RegistrationRow row)
    {
        ServiceType? type =
            IsExtraCare(row) ? ServiceType.ExtraCareHousing
            : Says(row, "Homecare")
            || Says(row, "Domiciliary")
            || Says(row, "Supported living")
            || Says(row, "Supported housing")
                ? ServiceType.FloatingSupport
            : Social.Any(social => Says(row, social)) ? ServiceType.Other
            : null;
        var text = string.Join(", ", row.ServiceTypes);
        return new Provision(text.Length > 0 ? text : null, type, type ?? ServiceType.Other);
    }

    private static bool IsExtraCare(RegistrationRow row) =>
        Says(row, "Extra care") || Says(row, "Extra-care");

    private static bool Says(RegistrationRow row, string part) =>
        row.ServiceTypes.Any(text => text.Contains(part, StringComparison.OrdinalIgnoreCase));
}
