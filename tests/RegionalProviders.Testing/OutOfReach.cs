namespace RegionalProviders.Testing;

/// <summary>
/// Limits that no test reaches: all tests call from one address, and their clock stands still, so that no budget fills
/// again; and a principal has a connection or two of its own. A test of a limit sets its own afterwards.
/// </summary>
public static class OutOfReach
{
    private static readonly string[] Budgets =
    [
        "Tenant:Calls",
        "Tenant:Expensive",
        "Tenant:Exports",
        "Client:Calls",
        "Client:Expensive",
        "Client:Exports",
        "Client:SignIn",
        "Address:Calls",
        "Address:Refused",
        "Address:SignIn",
        "Address:Web",
    ];

    /// <summary>Sets every rate. Both numbers: a clock moved by days and back leaves no debt.</summary>
    public static void Set(IDictionary<string, string?> configuration)
    {
        foreach (var budget in Budgets)
        {
            configuration[$"Limits:{budget}:PerSecond"] = "1000000";
            configuration[$"Limits:{budget}:Burst"] = "1000000";
        }

        configuration["Limits:Connections:PerAddress"] = "5000";
        configuration["Notifications:Webhooks:PerCouncil"] = "10000";
    }
}
