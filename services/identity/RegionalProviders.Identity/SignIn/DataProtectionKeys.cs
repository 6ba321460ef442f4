using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using RegionalProviders.Hosting.Operations;
using RegionalProviders.Identity.Data;
using RegionalProviders.Identity.OAuth;
using RegionalProviders.Persistence;

namespace RegionalProviders.Identity.SignIn;

/// <summary>
/// The keys of Data Protection in PostgreSQL, the same for every replica. The framework's repository for Entity Framework
/// would read them without a principal, which the policies refuse.
/// </summary>
internal sealed class DataProtectionKeys(IdentityDatabase database, KeyEncryption encryption)
    : IXmlRepository,
        IEncryptedRows
{
    // The name of the key-encryption key is an attribute in the XML; a revocation has none.
    private const string UnderAnotherKey =
        "position(@any in xml) > 0 and position(@current in xml) = 0";

    public IReadOnlyCollection<XElement> GetAllElements() =>
        // The interface is synchronous. Blocking is acceptable: keys are read once a day.
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

    string IEncryptedRows.Name => "keys of Data Protection";

    Task<long> IEncryptedRows.CountAsync(ServiceTransaction tx) =>
        tx.QuerySingleAsync<long>(
            $"select count(*) from identity.data_protection_key where {UnderAnotherKey}",
            new
            {
                any = EncryptedXmlKey.NameOfAnyKey,
                current = EncryptedXmlKey.NameOfKey(encryption),
            }
        );

    async Task<int> IEncryptedRows.ReencryptAsync(ServiceTransaction tx, int limit)
    {
        var rows = await tx.QueryAsync<(Guid Id, string Xml)>(
            $"select id, xml from identity.data_protection_key where {UnderAnotherKey} order by id limit @limit for update",
            new
            {
                any = EncryptedXmlKey.NameOfAnyKey,
                current = EncryptedXmlKey.NameOfKey(encryption),
                limit,
            }
        );
        foreach (var (id, text) in rows)
        {
            var xml = XElement.Parse(text);
            foreach (var key in xml.Descendants(EncryptedXmlKey.ElementName))
                EncryptedXmlKey.Reencrypt(key, encryption);
            var stored = await tx.QuerySingleAsync<string>(
                "update identity.data_protection_key set xml = @xml where id = @id returning xml",
                new { id, xml = xml.ToString(SaveOptions.DisableFormatting) }
            );
            foreach (var key in XElement.Parse(stored).Descendants(EncryptedXmlKey.ElementName))
                EncryptedXmlKey.Decrypt(key, encryption);
        }
        return rows.Count;
    }
}
