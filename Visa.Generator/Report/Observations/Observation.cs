using Visa.Domain.Transactions;

namespace Visa.Generator.Report.Observations;

/// <summary>What the report needs to know of a transaction.</summary>
internal readonly record struct Observation
{
    public required int Card { get; init; }

    /// <summary>Place of the merchant's category in the network's list.</summary>
    public required int Category { get; init; }

    /// <summary>Place of the typology in the network's list plus one; 0 for an honest payment.</summary>
    public required int Fraud { get; init; }

    /// <summary>The billed amount in US dollars at the year's rate.</summary>
    public required double Usd { get; init; }

    public required DateTimeOffset Time { get; init; }

    /// <summary>The time on the clock of the shop or, online, of the cardholder's home.</summary>
    public required DateTime LocalTime { get; init; }

    public required TransactionType Type { get; init; }

    public required EntryMode EntryMode { get; init; }

    public required IssuerResponse Response { get; init; }

    public required bool IsAbroad { get; init; }

    public bool IsFraud => Fraud > 0;

    public bool IsOnline => EntryMode == EntryMode.Ecommerce;

    /// <summary>Whether money was to leave the card: neither a refund nor a check without an amount.</summary>
    public bool IsSpending => Type is not (TransactionType.Refund or TransactionType.AccountVerification);
}
