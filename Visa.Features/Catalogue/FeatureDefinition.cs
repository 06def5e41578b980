using System.Security.Cryptography;
using System.Text;

namespace Visa.Features;

/// <summary>One feature: its place in the vector, the name that policies and models use, and what it measures.</summary>
public sealed record FeatureDefinition
{
    /// <summary>Index in the vector; append-only, never reused.</summary>
    public required int Id { get; init; }

    public required string Name { get; init; }

    /// <summary>One line.</summary>
    public required string Meaning { get; init; }

    public required string Unit { get; init; }

    /// <summary>The values that it can take.</summary>
    public required string Range { get; init; }

    /// <summary>What it is when there is nothing to measure: NaN, or a stated value.</summary>
    public required string Missing { get; init; }

    public required FeatureGroup Group { get; init; }

    /// <summary>What an analyst reads when this feature raised a score.</summary>
    public required string Reason { get; init; }

    /// <summary>Changes with the definition: a model that was trained on another one must not be used.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Id}|{Name}|{Meaning}|{Unit}|{Range}|{Missing}")), 0, 8);
}
