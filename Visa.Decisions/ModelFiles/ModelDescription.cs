using System.Collections.Immutable;
using Visa.Decisions.Calibrations;

namespace Visa.Decisions.ModelFiles;

/// <summary>What a model is and where it comes from: the readable part of a model file.</summary>
public sealed record ModelDescription
{
    /// <summary>Names this model and no other; part of the context of every decision.</summary>
    public required string Version { get; init; }

    /// <summary>The learner, such as <c>lightgbm</c>.</summary>
    public required string Learner { get; init; }

    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>Of the feature catalogue at training; a later catalogue serves the model as long as its features are as they were.</summary>
    public required int CatalogueVersion { get; init; }

    /// <summary>The ensemble's features, in its order.</summary>
    public required ImmutableArray<ModelFeature> Features { get; init; }

    public required Calibration Calibration { get; init; }

    public required TrainingWindow Window { get; init; }

    /// <summary>By name, such as <c>average_precision</c>.</summary>
    public required ImmutableSortedDictionary<string, ModelMetric> Metrics { get; init; }

    /// <summary>Settings of the learner, the seed, the data's fingerprint: what is needed to train it again.</summary>
    public required ImmutableSortedDictionary<string, string> Lineage { get; init; }
}
