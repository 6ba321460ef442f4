using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// The keys of Data Protection in PostgreSQL, the same for every replica. The framework's repository for Entity Framework
/// would read them without a principal, which the policies refuse.
/// </summary>
internal sealed class DataProtectionKeys(IdentityDatabase database, KeyEncryption encryption)
    : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        // The interface is synchronous. Keys are read once a day.
        database
            .InTransactionAsync(
                SignInClients.System,
                tx => tx.QueryAsync<string>("select xml from identity.data_protection_key"),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult()
            .Select(XElement.Parse)
            .ToList();

    public void StoreElement(XElement element, string friendlyName) =>
        database
            .InTransactionAsync(
                SignInClients.System,
                tx =>
                    tx.ExecuteAsync(
                        """
                        insert into identity.data_protection_key (id, xml, created_at)
                        values (@id, @xml, @Now)
                        """,
                        new
                        {
                            id = Guid.CreateVersion7(tx.Now),
                            xml = element.ToString(SaveOptions.DisableFormatting),
                            tx.Now,
                        }
                    ),
                CancellationToken.None
            )
            .GetAwaiter()
            .GetResult();

    /// <summary>Encrypts all of them anew, under the current key-encryption key.</summary>
    internal Task ReencryptAsync(CancellationToken cancellationToken) =>
        database.InTransactionAsync(
            SignInClients.System,
            async tx =>
            {
                var rows = await tx.QueryAsync<(Guid Id, string Xml)>(
                    "select id, xml from identity.data_protection_key for update"
                );
                foreach (var (id, text) in rows)
                {
                    var xml = XElement.Parse(text);
                    foreach (var key in xml.Descendants(EncryptedXmlKey.ElementName))
                        EncryptedXmlKey.Reencrypt(key, encryption);
                    await tx.ExecuteAsync(
                        "update identity.data_protection_key set xml = @xml where id = @id",
                        new { id, xml = xml.ToString(SaveOptions.DisableFormatting) }
                    );
                }
            },
            cancellationToken
        );
}
