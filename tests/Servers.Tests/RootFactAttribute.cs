namespace Servers.Tests;

/// <summary>A test of behaviour that differs for root.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() =>
        Skip = Environment.IsPrivilegedProcess
            ? null
            : "Only root runs PostgreSQL as another user.";
}
