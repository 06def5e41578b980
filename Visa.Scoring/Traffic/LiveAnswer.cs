using Visa.Domain.Decisions;

namespace Visa.Scoring.Traffic;

internal readonly record struct LiveAnswer(double Score, DecisionOutcome Outcome);
