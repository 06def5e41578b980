namespace Visa.Generator.Network;

/// <summary>What the last digits of a merchant's amounts look like.</summary>
internal enum PriceStyle
{
    /// <summary>Sums and weights: any cents.</summary>
    Exact,

    /// <summary>Shelf prices: mostly .99, .95, .50 or .00.</summary>
    Shelf,

    /// <summary>Sums that people think up: 5, 10, 25, 50.</summary>
    Round,

    /// <summary>Banknotes only.</summary>
    Notes,
}
