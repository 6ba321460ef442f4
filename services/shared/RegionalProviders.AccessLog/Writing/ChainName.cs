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

    /// <summary>The owner of what belongs to a council or to an organisation; empty for what is the platform's.</summary>
    public static string OwnerOf(Guid? council, Guid? organisation) =>
        (council, organisation) switch
        {
            ({ } id, _) => Council(id),
            (_, { } id) => Organisation(id),
            _ => "",
        };
}
