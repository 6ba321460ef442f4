using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>What an observer may not find out of a cell, of the placements of the others.</summary>
/// <param name="Observer">The council that knows its own rows; null for a reader who knows none.</param>
/// <param name="IsCountSecret">Their count must stay in doubt.</param>
/// <param name="Margin">
/// Protection level: their cost must stay possible at this much less and at this much more, in pence.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Secret(int? Observer, bool IsCountSecret, long Margin);
