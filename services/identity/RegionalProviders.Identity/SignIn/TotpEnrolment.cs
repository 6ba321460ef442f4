using QRCoder;

namespace RegionalProviders.Identity.SignIn;

/// <summary>A TOTP secret as people hand it to their authenticator application.</summary>
/// <param name="Uri">The otpauth URI, for a link on the phone itself.</param>
/// <param name="Key">The secret in groups, for typing.</param>
/// <param name="Svg">The same as a QR code: an element without style or script.</param>
internal sealed record TotpEnrolment(string Uri, string Key, string Svg)
{
    private const int PixelsPerModule = 5;
    private const int GroupLength = 4;

    internal static TotpEnrolment Of(string secret, string email, string issuer)
    {
        var (account, service) = (
            System.Uri.EscapeDataString(email),
            System.Uri.EscapeDataString(issuer)
        );
        var uri =
            $"otpauth://totp/{service}:{account}?secret={secret}&issuer={service}&digits={Totp.Digits}&period={Totp.PeriodSeconds}";
        using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return new TotpEnrolment(
            uri,
            string.Join(' ', secret.Chunk(GroupLength).Select(group => new string(group))),
            code.GetGraphic(PixelsPerModule)
        );
    }

    /// <summary>Leaves out the secret wherever the record is printed.</summary>
    public override string ToString() => nameof(TotpEnrolment);
}
