namespace Visa.Generator.Cardholders;

/// <summary>A cardholder: where, how much, when and on what. A compact struct: there may be millions.</summary>
internal readonly struct Customer
{
    public required int FirstCard { get; init; }

    public required byte Cards { get; init; }

    public required byte City { get; init; }

    /// <summary>0 (lowest) to 4.</summary>
    public required byte IncomeBand { get; init; }

    /// <summary>How many hours later than others the day goes; negative for early risers.</summary>
    public required sbyte LateHours { get; init; }

    public required float Latitude { get; init; }

    public required float Longitude { get; init; }

    /// <summary>Mean number of payments that the holder sets out to make on an ordinary day, with all cards.</summary>
    public required float Activity { get; init; }

    /// <summary>What is spent at a time, relative to the median of 1.</summary>
    public required float Spending { get; init; }

    /// <summary>How much rather than others online, relative to 1.</summary>
    public required float OnlineTaste { get; init; }

    /// <summary>The fraction of the budget that is gone by the next payday: those near or above 1 know declines.</summary>
    public required float Stretch { get; init; }

    /// <summary>Probability of a trip in a period of <see cref="TravelPlan.PeriodDays"/> days.</summary>
    public required float TravelShare { get; init; }

    /// <summary>Day of the month on which the wage comes; 0 for every other Friday.</summary>
    public required byte Payday { get; init; }

    public required byte Subscriptions { get; init; }

    /// <summary>Bit d is set when a subscription is billed on day d of the month.</summary>
    public required uint BillingDays { get; init; }
}
