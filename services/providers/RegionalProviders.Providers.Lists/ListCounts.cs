namespace RegionalProviders.Providers.Lists;

/// <summary>Row counts of the current read so far; final when the read has ended.</summary>
/// <param name="Read">Returned with values.</param>
/// <param name="Rejected">Left out because of a problem.</param>
/// <param name="OutOfScope">Left out because the register does not cover them.</param>
/// <param name="Blank">Rows without any text.</param>
/// <param name="Footnotes">Rows with a note instead of values.</param>
public sealed record ListCounts(int Read, int Rejected, int OutOfScope, int Blank, int Footnotes);
