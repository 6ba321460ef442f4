namespace RegionalProviders.Reference;

/// <summary>One of the nine English regions.</summary>
/// <param name="Code">
/// GSS code, such as <c>E12000008</c>. London is one region here, not divided into inner and outer London.
/// </param>
/// <param name="Name">Official name, such as <c>South East</c>.</param>
public sealed record Region(string Code, string Name);
