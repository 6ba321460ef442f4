namespace RegionalProviders.Providers.Settings;

/// <summary>Who says something of a setting; the best source wins field by field. <c>setting_source</c> names the members.</summary>
internal enum SettingSource
{
    /// <summary>A list that the regulator publishes; it withholds names and addresses of homes.</summary>
    OpenList,

    /// <summary>A list that the regulator sends to councils.</summary>
    ListToCouncils,

    /// <summary>A council or a coordinator: before all lists.</summary>
    Council,
}
