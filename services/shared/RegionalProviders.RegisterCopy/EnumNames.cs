namespace RegionalProviders.RegisterCopy;

/// <summary>Enums of events as the tables have them.</summary>
internal static class EnumNames
{
    private const string Unspecified = nameof(Unspecified);

    /// <summary>The member's name; <c>Unspecified</c> for a value of a later version of the register.</summary>
    public static string KnownName<T>(this T value)
        where T : struct, Enum => Enum.GetName(value) ?? Unspecified;
}
