using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>
/// All characteristics of a placement, as indexes into <see cref="Microdata"/>; its owner, host and distance band
/// follow from them.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PlacementType(int Council, int Setting, int Service);
