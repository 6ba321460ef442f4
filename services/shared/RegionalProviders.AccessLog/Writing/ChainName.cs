namespace RegionalProviders.AccessLog;

/// <summary>How the log names tenants: as owners of objects and of chains.</summary>
public static class ChainName
{
    /// <summary>The platform's operators.</summary>
    public const string Operator = "operator";

    /// <summary>A council.</summary>
    public static string Council(Guid id) => $"council:{id}";

    /// <summary>A consortium.</summary>
    public static string Consortium(Guid id) => $"consortium:{id}";

    /// <summary>A provider organisation.</summary>
    public static string Organisation(Guid id) => $"organisation:{id}";

    /// <summary>
    /// The owner of something that belongs to a council or an organisation; empty if it belongs to the platform.
    /// </summary>
    public static string OwnerOf(Guid? council, Guid? organisation) =>
        (council, organisation) switch
        {
            ({ } id, _) => Council(id),
            (_, { } id) => Organisation(id),
            _ => "",
        };
}
