using Visa.Domain.Cards;

namespace Visa.Generator.Network;

/// <summary>A card as the rest of the process knows it: its PAN is already gone.</summary>
internal sealed record Card(CardToken Token, CardToken AccountToken, MaskedPan Number)
{
    public required string Holder { get; init; }

    public required City Home { get; init; }

    /// <summary>Where the holder is for the run: mostly at home.</summary>
    public required City Location { get; init; }

    /// <summary>How often it is used, relative to the mean of 1.</summary>
    public required double Activity { get; init; }

    /// <summary>What its holder spends, relative to the median of 1.</summary>
    public required double Spending { get; init; }
}
