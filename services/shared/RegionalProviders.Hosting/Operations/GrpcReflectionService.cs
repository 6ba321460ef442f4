using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace RegionalProviders.Hosting.Operations;

/// <summary>The standard reflection service: tools such as grpcurl learn the protos from the server itself.</summary>
internal sealed class GrpcReflectionService(ServedServices served, ProtoFiles files)
    : ServerReflection.ServerReflectionBase
{
    public override async Task ServerReflectionInfo(
        IAsyncStreamReader<ServerReflectionRequest> requestStream,
        IServerStreamWriter<ServerReflectionResponse> responseStream,
        ServerCallContext context
    )
    {
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
            await responseStream.WriteAsync(Answer(request), context.CancellationToken);
    }

    private ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = new ServerReflectionResponse
        {
            ValidHost = request.Host,
            OriginalRequest = request,
        };
        switch (request.MessageRequestCase)
        {
            case ServerReflectionRequest.MessageRequestOneofCase.ListServices:
                response.ListServicesResponse = new ListServiceResponse();
                response.ListServicesResponse.Service.AddRange(
                    served
                        .Names.Order(StringComparer.Ordinal)
                        .Select(name => new ServiceResponse { Name = name })
                );
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileByFilename:
                Describe(response, files.ByName(request.FileByFilename));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol:
                Describe(response, files.BySymbol(request.FileContainingSymbol));
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension:
                var wanted = request.FileContainingExtension;
                Describe(
                    response,
                    files.ByExtension(wanted.ContainingType, wanted.ExtensionNumber)
                );
                break;
            case ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType:
                response.AllExtensionNumbersResponse = new ExtensionNumberResponse
                {
                    BaseTypeName = request.AllExtensionNumbersOfType,
                };
                response.AllExtensionNumbersResponse.ExtensionNumber.AddRange(
                    files.ExtensionNumbers(request.AllExtensionNumbersOfType)
                );
                break;
            default:
                Refuse(response, StatusCode.InvalidArgument, "The request asks for nothing.");
                break;
        }

        return response;
    }

    private static void Describe(ServerReflectionResponse response, FileDescriptor? file)
    {
        if (file is null)
        {
            Refuse(response, StatusCode.NotFound, "There is no such file or symbol here.");
            return;
        }

        response.FileDescriptorResponse = new FileDescriptorResponse();
        response.FileDescriptorResponse.FileDescriptorProto.AddRange(
            ProtoFiles.WithDependencies(file).Select(each => each.SerializedData)
        );
    }

    private static void Refuse(
        ServerReflectionResponse response,
        StatusCode code,
        string message
    ) =>
        response.ErrorResponse = new ErrorResponse
        {
            ErrorCode = (int)code,
            ErrorMessage = message,
        };
}
