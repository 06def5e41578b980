namespace Visa.Generator.Network;

/// <summary>Where a card is presented. Each shop of a chain is a merchant of its own under the chain's name.</summary>
internal sealed record Merchant(string Id, string Name, Category Category, City City)
{
    public required int CategoryIndex { get; init; }

    public required (double Latitude, double Longitude) Position { get; init; }

    /// <summary>True for one that only sells online: its one terminal is its server.</summary>
    public required bool IsOnline { get; init; }

    /// <summary>What it asks relative to the median of its category.</summary>
    public required double PriceLevel { get; init; }

    /// <summary>Its terminals have consecutive numbers in the network, from this one.</summary>
    public required int FirstTerminal { get; init; }

    public required int Terminals { get; init; }
}
