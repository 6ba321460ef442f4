namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A checked row with the child reference in its stored form.</summary>
/// <param name="Checked">The row.</param>
/// <param name="Id">Row id that the child reference is encrypted for: a row that is sent again gets a new one.</param>
/// <param name="Child">The child reference, encrypted.</param>
/// <param name="Hash">Keyed hash by which the child is found.</param>
internal sealed record EncryptedRow(CheckedReturnRow Checked, Guid Id, byte[] Child, byte[] Hash);
