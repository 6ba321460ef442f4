using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace RegionalProviders.AccessLog.Verification;

/// <summary>A line as it is stored.</summary>
internal sealed record LogLine
{
    internal const string Columns = """
        tenant, day, seq, at, recorded_at, subject, principal_kind, roles, client_id, purpose, method, data_class,
        object_kind, object_ids, owner, grant_id, grant_reason, trace_id, previous_hash, hash
        """;

    private const string Version = "rp-access-log/1";

    public string Tenant { get; init; } = "";
    public DateOnly Day { get; init; }
    public long Seq { get; init; }
    public DateTimeOffset At { get; init; }
    public DateTimeOffset RecordedAt { get; init; }
    public string Subject { get; init; } = "";
    public string PrincipalKind { get; init; } = "";
    public string[] Roles { get; init; } = [];
    public string ClientId { get; init; } = "";
    public string Purpose { get; init; } = "";
    public string Method { get; init; } = "";
    public string DataClass { get; init; } = "";
    public string ObjectKind { get; init; } = "";
    public string[] ObjectIds { get; init; } = [];
    public string Owner { get; init; } = "";
    public string GrantId { get; init; } = "";
    public string GrantReason { get; init; } = "";
    public string TraceId { get; init; } = "";
    public byte[] PreviousHash { get; init; } = [];
    public byte[] Hash { get; init; } = [];

    /// <summary>
    /// The hash of the fields, computed here: somebody who altered a line in the database could have altered the hash
    /// function there too.
    /// </summary>
    internal byte[] Calculate()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var length = new byte[sizeof(int)];
        foreach (var field in Fields())
        {
            var bytes = Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return hash.GetHashAndReset();
    }

    private IEnumerable<string> Fields() =>
        [
            Version,
            Tenant,
            Day.ToString("O", CultureInfo.InvariantCulture),
            Text(Seq),
            Microseconds(At),
            Microseconds(RecordedAt),
            Subject,
            PrincipalKind,
            Text(Roles.Length),
            .. Roles,
            ClientId,
            Purpose,
            Method,
            DataClass,
            ObjectKind,
            Text(ObjectIds.Length),
            .. ObjectIds,
            Owner,
            GrantId,
            GrantReason,
            TraceId,
            Convert.ToHexStringLower(PreviousHash),
        ];

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Microseconds(DateTimeOffset instant) =>
        Text((instant - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);
}
