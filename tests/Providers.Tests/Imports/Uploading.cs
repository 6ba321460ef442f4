using System.Text;
using RegionalProviders.Common.V1;
using RegionalProviders.Kernel;
using RegionalProviders.Providers.V1;
using RegionalProviders.Testing;
using static RegionalProviders.Providers.Tests.Imports.Csv;

namespace RegionalProviders.Providers.Tests.Imports;

/// <summary>Uploads of a small list, and their results.</summary>
internal static class Uploading
{
    public static readonly DateOnly In2023 = new(2023, 3, 31);
    public static readonly byte[] SmallList = Encoding.UTF8.GetBytes(
        ProviderList(("SC000001", ""), ("SC000002", ""))
    );

    public static Task<ServiceException> PartAsync(Register register, Guid id) =>
        FailsAsync(
            register,
            ErrorReason.UploadIncomplete,
            UploadMessages.Of(SmallList, id, In2023, piece: 100).Take(2)
        );

    public static async Task<ImportReport> UploadAsync(
        Register register,
        IEnumerable<UploadListRequest> messages
    ) =>
        (
            await register.Service.UploadList(
                new Messages(messages),
                new DirectCall(Register.Coordinator)
            )
        ).Report;

    public static async Task<ServiceException> FailsAsync(
        Register register,
        ErrorReason reason,
        IEnumerable<UploadListRequest> messages,
        Principal? principal = null
    )
    {
        var failure = await Assert.ThrowsAsync<ServiceException>(() =>
            register.Service.UploadList(
                new Messages(messages),
                new DirectCall(principal ?? Register.Coordinator)
            )
        );
        Assert.Equal(reason, failure.Reason);
        return failure;
    }

    public static Task<GetUploadResponse> StateAsync(Register register, Guid id) =>
        register.Service.GetUpload(
            new GetUploadRequest { UploadId = id.ToString() },
            new DirectCall(Register.Coordinator)
        );

    public static async Task<GetUploadResponse?> SafeStateAsync(Register register, Guid id)
    {
        try
        {
            return await StateAsync(register, id);
        }
        catch (ServiceException failure) when (failure.Reason == ErrorReason.NotFound)
        {
            return null;
        }
    }
}
