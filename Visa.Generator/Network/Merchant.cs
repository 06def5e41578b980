namespace Visa.Generator.Network;

/// <summary>Where a card is presented, with its position in degrees.</summary>
internal sealed record Merchant(string Id, string Name, Category Category, City City)
{
    public required double Latitude { get; init; }

    public required double Longitude { get; init; }

    public required int Terminals { get; init; }

    /// <summary>The terminals are numbered from 1.</summary>
    public string Terminal(int number) => $"{Id}-{number:D2}";
}
