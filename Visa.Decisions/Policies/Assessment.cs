using System.Collections.Immutable;
using Visa.Domain.Decisions;

namespace Visa.Decisions.Policies;

/// <summary>What a policy says of one transaction.</summary>
/// <param name="Margin">Log-odds of fraud: the policy's intercept and the contributions of <paramref name="Reasons"/>, added up.</param>
/// <param name="Score">Probability of fraud, 0 to 1: the logistic of the margin.</param>
/// <param name="Reasons">The rules that fired, largest absolute contribution first, equal ones in the policy's order.</param>
public readonly record struct Assessment(double Margin, double Score, DecisionOutcome Outcome, ImmutableArray<DecisionReason> Reasons);
