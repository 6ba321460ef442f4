namespace RegionalProviders.Kernel;

/// <summary>Converts ids between protos and .NET.</summary>
public static class ProtoIds
{
    /// <summary>The UUID; refuses an empty field and any form other than the 36 characters.</summary>
    public static Guid ToId(this string value, string field) =>
        Guid.TryParseExact(value, "D", out var id)
            ? id
            : throw Fault.Invalid(field, "must be a UUID in its 36-character form.");

    /// <summary>The UUID, or null where the field is empty.</summary>
    public static Guid? ToOptionalId(this string value, string field) =>
        value.Length == 0 ? null : value.ToId(field);

    /// <summary>The field's text; empty where there is no id.</summary>
    public static string ToProto(this Guid? id) => id?.ToString() ?? "";
}
