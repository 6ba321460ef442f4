using RegionalProviders.Placements.Children;
using RegionalProviders.Placements.Data;
using RegionalProviders.Placements.Submissions.Files;
using RegionalProviders.Placements.Submissions.Rows;
using RegionalProviders.Placements.V1;
using RegionalProviders.Uploads;

namespace RegionalProviders.Placements.Submissions;

/// <summary>The yearly returns of councils.</summary>
internal sealed partial class SubmissionGrpcService(
    PlacementsDatabase database,
    RowUploads rowUploads,
    FileUploads fileUploads,
    FileImporter fileImporter,
    FileTurns turns,
    ChildReferences references
) : SubmissionService.SubmissionServiceBase;
