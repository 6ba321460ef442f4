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
}
