namespace RegionalProviders.Testing;

/// <summary>
/// Limits too high for any test to reach: all tests call from one address. A test of a limit sets its own afterwards.
/// </summary>
public static class OutOfReach
{
    private static readonly string[] Budgets =
    [
        "Tenant:Calls",
        "Tenant:Expensive",
        "Client:Calls",
        "Client:Expensive",
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

        configuration["Notifications:Webhooks:PerCouncil"] = "10000";
    }
}
