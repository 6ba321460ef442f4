using System.Security.Cryptography;
using Grpc.AspNetCore.Server.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RegionalProviders.Calls.Padding;
using RegionalProviders.Calls.Reading;

namespace RegionalProviders.Calls;

/// <summary>Adds gRPC with everything that runs before, around and after each call.</summary>
internal static class CallsExtensions
{
    internal static void AddCalls(this IServiceCollection services)
    {
        services.AddGrpc(options => Interceptors.AddInOrder(options.Interceptors));
        // Instead of gRPC's own.
        services.RemoveAll(typeof(IServiceMethodProvider<>));
        services.AddSingleton(typeof(IServiceMethodProvider<>), typeof(MethodProvider<>));
        services.AddSingleton<CallerAuthentication>();
        services.AddSingleton<CallErrors>();
        services.AddSingleton(new HiddenDelay(RandomNumberGenerator.GetBytes(32)));
    }
}
