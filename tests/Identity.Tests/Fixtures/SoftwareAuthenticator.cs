using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Identity.Tests.Fixtures;

/// <summary>
/// A WebAuthn authenticator with one P-256 key, together with its browser, as far as a server can tell.
/// </summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte UserPresent = 0x01;
    private const byte UserVerified = 0x04;
    private const byte HasCredential = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string userHandle = "";

    /// <summary>The signature counter that it reports.</summary>
    internal uint SignCount { get; set; }

    /// <summary>navigator.credentials.create, for a page of this origin.</summary>
    internal string Create(string options, string origin)
    {
        var parsed = JsonNode.Parse(options)!;
        userHandle = (string)parsed["user"]!["id"]!;
        var client = ClientData("webauthn.create", parsed, origin);
        var data = AuthenticatorData((string)parsed["rp"]!["id"]!, withCredential: true);
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(3);
        writer.WriteTextString("fmt");
        writer.WriteTextString("none");
        writer.WriteTextString("attStmt");
        writer.WriteStartMap(0);
        writer.WriteEndMap();
        writer.WriteTextString("authData");
        writer.WriteByteString(data);
        writer.WriteEndMap();
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(client),
                ["attestationObject"] = Base64Url.EncodeToString(writer.Encode()),
                ["transports"] = new JsonArray("internal"),
            }
        );
    }

    /// <summary>navigator.credentials.get, for a page of this origin.</summary>
    internal string Get(string options, string origin)
    {
        var parsed = JsonNode.Parse(options)!;
        SignCount++;
        var client = ClientData("webauthn.get", parsed, origin);
        var data = AuthenticatorData((string)parsed["rpId"]!, withCredential: false);
        var signature = key.SignData(
            [.. data, .. SHA256.HashData(client)],
            HashAlgorithmName.SHA256,
            DSASignatureFormat.Rfc3279DerSequence
        );
        return Credential(
            new JsonObject
            {
                ["clientDataJSON"] = Base64Url.EncodeToString(client),
                ["authenticatorData"] = Base64Url.EncodeToString(data),
                ["signature"] = Base64Url.EncodeToString(signature),
                ["userHandle"] = userHandle,
            }
        );
    }

    public void Dispose() => key.Dispose();

    private static byte[] ClientData(string type, JsonNode options, string origin) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                type,
                challenge = (string)options["challenge"]!,
                origin,
                crossOrigin = false,
            }
        );

    private byte[] AuthenticatorData(string domain, bool withCredential)
    {
        var count = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(count, SignCount);
        byte[] data =
        [
            .. SHA256.HashData(Encoding.UTF8.GetBytes(domain)),
            (byte)(UserPresent | UserVerified | (withCredential ? HasCredential : 0)),
            .. count,
        ];
        if (!withCredential)
            return data;
        var length = new byte[sizeof(ushort)];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)id.Length);
        return [.. data, .. new byte[16], .. length, .. id, .. PublicKey()];
    }

    // COSE_Key (RFC 9052): EC2, ES256, P-256.
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var writer = new CborWriter(CborConformanceMode.Ctap2Canonical);
        writer.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            writer.WriteInt32(label);
            writer.WriteInt32(value);
        }

        foreach (var (label, value) in new[] { (-2, point.X), (-3, point.Y) })
        {
            writer.WriteInt32(label);
            writer.WriteByteString(value!);
        }

        writer.WriteEndMap();
        return writer.Encode();
    }

    private string Credential(JsonObject response) =>
        new JsonObject
        {
            ["id"] = Base64Url.EncodeToString(id),
            ["rawId"] = Base64Url.EncodeToString(id),
            ["type"] = "public-key",
            ["authenticatorAttachment"] = "platform",
            ["clientExtensionResults"] = new JsonObject(),
            ["response"] = response,
        }.ToJsonString();
}
