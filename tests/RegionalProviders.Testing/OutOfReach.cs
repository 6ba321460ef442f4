namespace RegionalProviders.Testing;

/// <summary>
/// Limits too high for any test to reach: all tests call from one address, each principal over connections of its own. A
/// test of a limit sets its own afterwards.
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

    /// <summary>Sets every rate and burst, so that moving the clock by days and back leaves no budget in debt.</summary>
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
