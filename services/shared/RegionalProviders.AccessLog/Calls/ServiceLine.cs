using RegionalProviders.AccessLog.Verification;

namespace RegionalProviders.AccessLog.Calls;

/// <summary>A line, with the service whose log contains it.</summary>
internal sealed record ServiceLine(string Service, LogLine Line)
{
    /// <summary>The order of lists: instant, service, chain and number, each descending.</summary>
    internal static int NewestFirst(ServiceLine left, ServiceLine right)
    {
        var byInstant = right.Line.At.CompareTo(left.Line.At);
        if (byInstant != 0)
            return byInstant;
        var byService = string.CompareOrdinal(right.Service, left.Service);
        if (byService != 0)
            return byService;
        var byChain = string.CompareOrdinal(right.Line.Tenant, left.Line.Tenant);
        return byChain != 0 ? byChain : right.Line.Seq.CompareTo(left.Line.Seq);
    }
}
