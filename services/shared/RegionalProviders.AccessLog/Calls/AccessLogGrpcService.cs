using RegionalProviders.AccessLog.V1;

namespace RegionalProviders.AccessLog.Calls;

/// <summary>Reading and checking the logs of this process's services.</summary>
internal sealed partial class AccessLogGrpcService(AccessLogs logs)
    : AccessLogService.AccessLogServiceBase;
