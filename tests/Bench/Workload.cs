using System.Buffers.Binary;
using Google.Protobuf;
using Npgsql;
using RegionalProviders.Client;
using RegionalProviders.Kernel;
using RegionalProviders.Persistence;
using RegionalProviders.Placements.Agreements;
using RegionalProviders.Placements.V1;
using RegionalProviders.Providers.Registrations;
using RegionalProviders.Providers.Settings;
using RegionalProviders.Providers.Settings.Search;
using RegionalProviders.Providers.V1;

namespace RegionalProviders.Bench;

/// <summary>One call, and the statements that the service sends for it, taken from its code and not copied.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Method">Path of the call.</param>
/// <param name="Request">The message.</param>
/// <param name="Statement">SQL with positional parameters.</param>
/// <param name="Parameters">Values of the parameters.</param>
/// <param name="Aim">Minimum ratio to pgbench to be reached.</param>
internal sealed record Workload(
    string Name,
    string Method,
    IMessage Request,
    string Statement,
    IReadOnlyList<NpgsqlParameter> Parameters,
    double Aim
)
{
    private const string Service = "/regionalproviders.providers.v1.SettingService/";

    /// <summary>The message as sent over the wire: compression flag (none), length, content.</summary>
    internal byte[] Frame() => FrameOf(Request);

    /// <inheritdoc cref="Frame"/>
    internal static byte[] FrameOf(IMessage message)
    {
        var frame = new byte[5 + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.CalculateSize());
        message.WriteTo(frame.AsSpan(5));
        return frame;
    }

    /// <summary>The settings that the service sends at the start of the transaction.</summary>
    internal static SqlStatement SettingsOf(Principal principal) =>
        TransactionSettings.Statement(principal, TimeProvider.System);

    internal static IEnumerable<Workload> Register(int settings)
    {
        var urn = new RegistrationKey
        {
            Regulator = Regulator.Ofsted,
            Urn = Volume.UrnOf(settings / 3),
        };
        yield return new Workload(
            "W1 get a setting by URN",
            $"{Service}GetSetting",
            new GetSettingRequest { Registration = urn },
            SettingGrpcService.ByRegistration,
            [.. urn.Parameters()],
            0.30
        );
        yield return Search(
            "W2 filtered page of 50",
            new SearchSettingsRequest
            {
                Regions = { "North West" },
                ServiceTypes = { ServiceType.ChildrensHome },
                Bands = { JudgementBand.Good, JudgementBand.Strong },
                PageSize = 50,
            }
        );
        yield return Search(
            "W2 filtered page of 50, searched by a misspelt name",
            new SearchSettingsRequest
            {
                Query = "willlow hous",
                ServiceTypes = { ServiceType.ChildrensHome },
                PageSize = 50,
            }
        );
    }

    /// <summary>
    /// The live placements of one council at one setting. pgbench does not read the council's key, which the service fetches
    /// as well.
    /// </summary>
    internal static Workload LivePlacements()
    {
        var request = new ListAgreementsRequest
        {
            SettingId = PlacementVolume.Setting.ToString(),
            LiveOn = DateOnly.FromDateTime(DateTime.UtcNow).ToMessage(),
        };
        var filter = new AgreementFilter(request, Page.Of(request, keys: 1), null);
        return new Workload(
            "W3 my live placements at a setting",
            "/regionalproviders.placements.v1.AgreementService/ListAgreements",
            request,
            filter.Sql,
            [.. filter.Parameters],
            0.35
        );
    }

    private static Workload Search(string name, SearchSettingsRequest request)
    {
        var page = Page.Of(request, SearchStatements.Keys, besides: "with_facets");
        var statement = new SearchStatements(request, page).OfPage(_ => { });
        return new Workload(
            name,
            $"{Service}SearchSettings",
            request,
            statement.Sql,
            [.. statement.Parameters],
            0.75
        );
    }
}
