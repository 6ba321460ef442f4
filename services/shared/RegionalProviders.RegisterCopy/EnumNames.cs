namespace RegionalProviders.RegisterCopy;

/// <summary>Enums of events as stored in the tables.</summary>
internal static class EnumNames
{
    private const string Unspecified = nameof(Unspecified);

    /// <summary>The member's name; <c>Unspecified</c> for a value from a later version of the register.</summary>
    public static string KnownName<T>(this T value)
        where T : struct, Enum => Enum.GetName(value) ?? Unspecified;
}
