namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>A checked row with the child reference as it is stored.</summary>
/// <param name="Checked">The row.</param>
/// <param name="Id">The child reference is encrypted for this id: a row that is sent again gets a new one.</param>
/// <param name="Child">The child reference, encrypted.</param>
/// <param name="Hash">What the child is found by.</param>
internal sealed record EncryptedRow(CheckedReturnRow Checked, Guid Id, byte[] Child, byte[] Hash);
