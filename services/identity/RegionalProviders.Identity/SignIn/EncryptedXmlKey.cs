using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.SignIn;

/// <summary>A Data Protection key as stored: encrypted, with the name of its key-encryption key beside it.</summary>
internal static class EncryptedXmlKey
{
    internal const string ElementName = "keyEncryptedKey";
    private const string KeyName = "encryptedWith";
    private const string Context = "data protection";

    /// <summary>Text that every encrypted key contains.</summary>
    internal const string NameOfAnyKey = $"{KeyName}=\"";

    /// <summary>Text that a key contains if it is encrypted under the current key-encryption key.</summary>
    internal static string NameOfKey(KeyEncryption encryption) =>
        $"{NameOfAnyKey}{encryption.Name}\"";

    internal static XElement Encrypt(XElement plain, KeyEncryption encryption) =>
        new(
            ElementName,
            new XAttribute(KeyName, encryption.Name),
            Convert.ToBase64String(
                encryption.Encrypt(Context, Encoding.UTF8.GetBytes(plain.ToString()))
            )
        );

    internal static XElement Decrypt(XElement kept, KeyEncryption encryption) =>
        XElement.Parse(
            Encoding.UTF8.GetString(
                encryption.Decrypt(Context, NameOf(kept), Convert.FromBase64String(kept.Value))
            )
        );

    internal static void Reencrypt(XElement kept, KeyEncryption encryption)
    {
        kept.Value = Convert.ToBase64String(
            encryption.Reencrypt(Context, NameOf(kept), Convert.FromBase64String(kept.Value))
        );
        kept.SetAttributeValue(KeyName, encryption.Name);
    }

    private static string NameOf(XElement kept) => kept.Attribute(KeyName)!.Value;
}

/// <summary>Encrypts keys of Data Protection.</summary>
internal sealed class XmlKeyEncryptor(KeyEncryption encryption) : IXmlEncryptor
{
    public EncryptedXmlInfo Encrypt(XElement plaintextElement) =>
        new(EncryptedXmlKey.Encrypt(plaintextElement, encryption), typeof(XmlKeyDecryptor));
}

/// <summary>Decrypts keys of Data Protection, which creates this class by its type name.</summary>
internal sealed class XmlKeyDecryptor(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        EncryptedXmlKey.Decrypt(encryptedElement, services.GetRequiredService<KeyEncryption>());
}
