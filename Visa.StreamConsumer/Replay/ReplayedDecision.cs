using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Replay;

/// <summary>A decision as it was recorded and as it comes out now.</summary>
internal sealed record ReplayedDecision(Decision Recorded, Decision Replayed);
