namespace RegionalProviders.Outbound;

/// <summary>A host name resolves to an address that is not allowed.</summary>
public sealed class RefusedAddressException()
    : HttpRequestException("The name leads to an address that may not be connected to.");
