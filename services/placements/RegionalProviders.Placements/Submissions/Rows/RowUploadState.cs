using RegionalProviders.Placements.Windows;

namespace RegionalProviders.Placements.Submissions.Rows;

/// <summary>How far a stream of rows has come.</summary>
internal sealed record RowUploadState(WindowRow Window, Guid SubmissionId, int LastNumber);
