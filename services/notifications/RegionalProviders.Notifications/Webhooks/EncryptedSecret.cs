namespace RegionalProviders.Notifications.Webhooks;

/// <summary>The secret of a webhook as it is stored.</summary>
/// <param name="Encrypted">Encrypted for the one webhook.</param>
/// <param name="Key">Name of the key-encryption key.</param>
internal sealed record EncryptedSecret(byte[] Encrypted, string Key)
{
    public static EncryptedSecret None { get; } = new([], "");

    /// <summary>Without the secret: records print what they hold.</summary>
    public override string ToString() => nameof(EncryptedSecret);
}

/// <summary>The secret before the present one.</summary>
/// <param name="Encrypted">Encrypted for the one webhook.</param>
/// <param name="Key">Name of the key-encryption key.</param>
/// <param name="Until">From then on it is not signed with.</param>
internal sealed record FormerSecret(byte[] Encrypted, string Key, DateTimeOffset Until)
{
    /// <summary>Without the secret: records print what they hold.</summary>
    public override string ToString() => nameof(FormerSecret);
}
