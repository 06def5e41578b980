using System.Collections.Immutable;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Registry;

/// <summary>What a model met in training, to tell later how far live traffic has moved from it.</summary>
/// <param name="Features">By their names: values of a sample of the training rows, as the catalogue gives them.</param>
/// <param name="Score">Calibrated probabilities of the test rows.</param>
internal sealed record ModelProfile(ImmutableSortedDictionary<string, ValueProfile> Features, ValueProfile Score);
