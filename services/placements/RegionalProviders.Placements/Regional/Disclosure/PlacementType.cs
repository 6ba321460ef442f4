using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>All characteristics of a placement at once, as numbers of <see cref="Microdata"/>; its owner, host and band follow.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacementType(int Council, int Setting, int Service);
