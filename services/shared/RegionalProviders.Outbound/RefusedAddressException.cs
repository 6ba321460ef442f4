namespace RegionalProviders.Outbound;

/// <summary>A name leads to an address that our servers do not connect to.</summary>
public sealed class RefusedAddressException()
    : HttpRequestException("The name leads to an address that may not be connected to.");
