namespace Visa.Reports.Charts;

/// <summary>How values become places on an axis.</summary>
public enum AxisKind
{
    Linear,

    /// <summary>Base ten; values at or below zero are left out.</summary>
    Logarithmic,

    /// <summary>Named places: the value is the name's index.</summary>
    Category,

    /// <summary>UTC; the value is in days since 1970-01-01.</summary>
    Time,
}
