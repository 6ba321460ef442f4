using System.Runtime.InteropServices;

namespace RegionalProviders.Placements.Regional.Disclosure;

/// <summary>What an observer must not be able to derive about the other placements of a cell.</summary>
/// <param name="Observer">The council, which knows its own rows; null for a reader who knows none.</param>
/// <param name="IsCountSecret">Whether their count must remain in doubt.</param>
/// <param name="Margin">
/// Protection level in pence: a cost lower by this amount, and one higher by it, must both remain possible.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Secret(int? Observer, bool IsCountSecret, long Margin);
