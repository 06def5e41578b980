namespace Visa.Generator.Network;

/// <summary>Whose rule moves a city's clocks.</summary>
internal enum SummerTime
{
    None,

    /// <summary>Last Sunday of March to last Sunday of October.</summary>
    Europe,

    /// <summary>Second Sunday of March to first Sunday of November.</summary>
    NorthAmerica,

    /// <summary>First Sunday of October to first Sunday of April.</summary>
    Australia,

    /// <summary>Last Sunday of September to first Sunday of April.</summary>
    NewZealand,
}
