namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>Outcome of a row; the staging table stores the names of the members.</summary>
internal enum ImportOutcome
{
    /// <summary>The row added a registration to the register.</summary>
    Created,

    /// <summary>The row changed or added something.</summary>
    Updated,

    /// <summary>The row contained nothing new.</summary>
    Unchanged,

    /// <summary>The row was rejected; its problems say why.</summary>
    Rejected,
}
