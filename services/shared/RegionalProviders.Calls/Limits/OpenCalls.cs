using System.Runtime.InteropServices;

namespace RegionalProviders.Calls.Limits;

/// <summary>Counts what a party has open at the same time. Holds parties that have something open, and no others.</summary>
public sealed class OpenCalls(int greatest)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> open = new(StringComparer.Ordinal);

    /// <summary>False where the party has as many open as it may.</summary>
    public bool TryEnter(string party)
    {
        lock (gate)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(open, party, out _);
            if (count >= greatest)
                return false;
            count++;
            return true;
        }
    }

    /// <summary>Closes what <see cref="TryEnter"/> opened.</summary>
    public void Leave(string party)
    {
        lock (gate)
            if (--CollectionsMarshal.GetValueRefOrNullRef(open, party) == 0)
                open.Remove(party);
    }
}
