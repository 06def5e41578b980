using Visa.Domain.Transactions;

namespace Visa.Generator.Network;

/// <summary>A merchant category and how people pay in it.</summary>
internal sealed record Category(int Mcc, string Trade)
{
    /// <summary>Its share of all payments by number, relative to the others.</summary>
    public required double Weight { get; init; }

    /// <summary>The median amount in US dollars and the sigma of the log-normal around it.</summary>
    public required (double Usd, double Sigma) Amount { get; init; }

    /// <summary>The fraction of its payments made online.</summary>
    public double Online { get; init; }

    public PriceStyle Prices { get; init; } = PriceStyle.Exact;

    public required double[] Hours { get; init; }

    public TransactionType Type { get; init; } = TransactionType.Purchase;
}
