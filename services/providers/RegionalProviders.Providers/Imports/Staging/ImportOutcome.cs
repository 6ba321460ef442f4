namespace RegionalProviders.Providers.Imports.Staging;

/// <summary>What became of a row; the staging table names the members.</summary>
internal enum ImportOutcome
{
    /// <summary>It brought a registration that the register did not have.</summary>
    Created,

    /// <summary>It changed or added something.</summary>
    Updated,

    /// <summary>It said nothing new.</summary>
    Unchanged,

    /// <summary>It could not be taken; its problems say why.</summary>
    Rejected,
}
