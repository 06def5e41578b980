using Visa.Decisions.Policies;

namespace Visa.Scoring.Traffic;

/// <param name="Answer">What was decided on it then.</param>
internal readonly record struct RecentRow(float[] Vector, TransactionFacts Facts, LiveAnswer Answer);
