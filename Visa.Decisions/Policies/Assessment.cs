using System.Collections.Immutable;
using Visa.Domain.Decisions;

namespace Visa.Decisions.Policies;

/// <summary>What a policy says of one transaction.</summary>
/// <param name="Margin">The model's, uncalibrated; of a scorecard the log-odds: the intercept and the contributions of its reasons, added up.</param>
/// <param name="Score">Probability of fraud, 0 to 1, calibrated.</param>
/// <param name="Reasons">The override that decided, with contribution 0, then the largest absolute contribution first. A model gives none for an approval.</param>
public readonly record struct Assessment(double Margin, double Score, DecisionOutcome Outcome, ImmutableArray<DecisionReason> Reasons);
