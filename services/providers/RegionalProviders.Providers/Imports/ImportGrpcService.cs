using Microsoft.Extensions.Options;
using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Imports;

/// <summary>Imports of regulators' lists.</summary>
internal sealed partial class ImportGrpcService(
    ProvidersDatabase database,
    ListUploads uploads,
    UploadImporter importer,
    IOptions<ImportOptions> options
) : ImportService.ImportServiceBase;
