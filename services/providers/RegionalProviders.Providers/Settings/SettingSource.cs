namespace RegionalProviders.Providers.Settings;

/// <summary>
/// Source of a setting's values; the best source wins field by field. <c>setting_source</c> stores the names of the
/// members.
/// </summary>
internal enum SettingSource
{
    /// <summary>A list that the regulator publishes; it withholds names and addresses of homes.</summary>
    OpenList,

    /// <summary>A list that the regulator sends to councils.</summary>
    ListToCouncils,

    /// <summary>A council or a coordinator: takes precedence over all lists.</summary>
    Council,
}
