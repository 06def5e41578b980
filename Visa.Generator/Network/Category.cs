using Visa.Domain.Transactions;

namespace Visa.Generator.Network;

/// <summary>A merchant category and how people pay in it.</summary>
internal sealed record Category(int Mcc, string Trade)
{
    /// <summary>Its share of the payments that people choose to make, by number, relative to the others; 0 for one that only bills by subscription.</summary>
    public required double Weight { get; init; }

    /// <summary>The median amount in US dollars and the sigma of the log-normal around it.</summary>
    public required (double Usd, double Sigma) Amount { get; init; }

    /// <summary>The fraction of its payments made online.</summary>
    public double Online { get; init; }

    public PriceStyle Prices { get; init; } = PriceStyle.Exact;

    public required double[] Hours { get; init; }

    public TransactionType Type { get; init; } = TransactionType.Purchase;

    /// <summary>How much more or less of it there is on a Saturday or Sunday, on a holiday, and in the weeks before Christmas.</summary>
    public (double Weekend, double Holiday, double Season) Days { get; init; } = (1, 0.8, 1);

    /// <summary>How much more or less of it people on a trip pay.</summary>
    public double Travel { get; init; } = 1;

    /// <summary>Mean number of terminals, and how far from the shop they stand, in degrees: a bank's cash machines are all over the city.</summary>
    public (double Mean, double Spread) Terminals { get; init; } = (2.5, 0.0003);

    /// <summary>The fraction of its shops that belong to a chain.</summary>
    public double Chains { get; init; } = 0.3;
}
