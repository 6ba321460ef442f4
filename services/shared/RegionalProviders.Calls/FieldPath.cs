using System.Text;

namespace RegionalProviders.Calls;

/// <summary>Field paths as spelt in the protos.</summary>
internal static class FieldPath
{
    /// <summary><c>Lead.AppliedOn</c> → <c>lead.applied_on</c>.</summary>
    internal static string Of(string propertyPath)
    {
        var path = new StringBuilder();
        foreach (var c in propertyPath)
        {
            if (char.IsUpper(c) && path.Length > 0 && path[^1] is not '.')
                path.Append('_');
            path.Append(char.ToLowerInvariant(c));
        }

        return path.ToString();
    }
}
