using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Settings;

/// <summary>Names of enum values as spelt in the protos, without prefix: <c>CHILDRENS_HOME</c>.</summary>
internal static class EnumLabels
{
    private static readonly Dictionary<(Type, int), string> Labels = new[]
    {
        SettingsReflection.Descriptor,
        RegistrationsReflection.Descriptor,
        JudgementsReflection.Descriptor,
    }
        .SelectMany(file => file.EnumTypes)
        .SelectMany(type =>
            type.Values.Select(value =>
                (
                    Key: (type.ClrType, value.Number),
                    // The name of the first value is the prefix followed by UNSPECIFIED.
                    Label: value.Name[(type.Values[0].Name.Length - "UNSPECIFIED".Length)..]
                )
            )
        )
        .ToDictionary(pair => pair.Key, pair => pair.Label);

    /// <summary>The label of a value defined in the protos.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        Labels[
            (typeof(T), Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture))
        ];
}
