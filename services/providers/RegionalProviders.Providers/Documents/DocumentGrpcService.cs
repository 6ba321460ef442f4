using RegionalProviders.Providers.Data;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Providers.Documents;

/// <summary>Documents and compliance. What one member of a consortium records serves all its members.</summary>
internal sealed partial class DocumentGrpcService(ProvidersDatabase database)
    : DocumentService.DocumentServiceBase;
