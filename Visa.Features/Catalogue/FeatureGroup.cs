namespace Visa.Features;

/// <summary>The families of features.</summary>
public enum FeatureGroup
{
    /// <summary>The transaction by itself.</summary>
    Transaction,

    /// <summary>What the card did in the windows up to the transaction.</summary>
    Windows,

    /// <summary>Times since something happened to the card.</summary>
    Recency,

    /// <summary>Where the card is and was.</summary>
    Places,

    /// <summary>How far the transaction is from the card's own habit.</summary>
    Habit,

    /// <summary>Whom the card knows.</summary>
    Acquaintance,

    /// <summary>The order of the card's transactions.</summary>
    Sequence,

    /// <summary>Short windows against long ones.</summary>
    Ratios,

    /// <summary>What matured labels say of terminal, merchant, MCC, BIN and card.</summary>
    Risk,
}
