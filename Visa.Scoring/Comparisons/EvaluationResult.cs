using System.Collections.Immutable;
using Visa.Decisions.ModelFiles;
using Visa.Scoring.Evaluation;

namespace Visa.Scoring.Comparisons;

/// <summary>A model's figures on a window.</summary>
/// <param name="Model">What was evaluated.</param>
/// <param name="From">First day.</param>
/// <param name="To">The day after the last.</param>
/// <param name="Rows">What it scored.</param>
/// <param name="ReviewFrom">The probability from which a review pays, chosen when it was trained.</param>
/// <param name="Metrics">By the names of <see cref="FraudFigures"/>.</param>
internal sealed record EvaluationResult(ModelDescription Model, DateOnly From, DateOnly To, EvaluatedRows Rows, double ReviewFrom, ImmutableSortedDictionary<string, ModelMetric> Metrics);
