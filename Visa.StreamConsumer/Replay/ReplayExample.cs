using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Replay;

/// <summary>One decision that came out differently.</summary>
internal sealed record ReplayExample(string TransactionId, DateTimeOffset EventTime, ReplaySide Recorded, ReplaySide Replayed)
{
    public static ReplayExample Of(Decision recorded, Decision replayed) =>
        new(recorded.TransactionId.ToString(), recorded.EventTime, ReplaySide.Of(recorded), ReplaySide.Of(replayed));
}
