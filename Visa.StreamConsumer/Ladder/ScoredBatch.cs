using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Ladder;

/// <summary>The answers to a batch of vectors, in order, and the context that gave them all.</summary>
internal sealed record ScoredBatch(DecisionContext Context, IReadOnlyList<ScoredTransaction> Answers);
