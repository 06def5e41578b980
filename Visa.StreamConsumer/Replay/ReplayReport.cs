using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Replay;

/// <summary>What a replay found.</summary>
internal sealed class ReplayReport
{
    /// <summary>The first event time of the range.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first event time after the range.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The model asked for; null for the recorded ones.</summary>
    public string? Model { get; init; }

    /// <summary>The policy asked for; null for the recorded ones.</summary>
    public string? Policy { get; init; }

    /// <summary>Decisions of the range that were made again.</summary>
    public long Replayed { get; set; }

    /// <summary>Those that came out byte for byte as recorded, but for <c>decided_at</c>.</summary>
    public long Identical { get; set; }

    /// <summary>Those whose score moved, whatever became of the outcome.</summary>
    public long OtherScore { get; set; }

    /// <summary>Those whose outcome changed.</summary>
    public long OtherOutcome { get; set; }

    /// <summary>Changed outcomes by pair, such as <c>approve to review</c>.</summary>
    public SortedDictionary<string, long> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>The reasons of changed outcomes: those now given, with a plus, and those no longer given, with a minus.</summary>
    public SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>Decisions that cannot be made again, by what is missing.</summary>
    public SortedDictionary<string, long> Unavailable { get; } = new(StringComparer.Ordinal);

    /// <summary>Transactions of the range that the lake has no decision of.</summary>
    public long Undecided { get; set; }

    /// <summary>Decisions of the range whose card's earlier transactions are not all in the lake.</summary>
    public long Incomplete { get; set; }

    /// <summary>Transactions of the range that are recorded with two decisions which differ.</summary>
    public long Conflicting { get; set; }

    /// <summary>Lines that are no transactions or decisions.</summary>
    public long Unreadable { get; set; }

    /// <summary>Some of those whose outcome changed, or else of those that are not identical.</summary>
    public List<ReplayExample> Examples { get; } = [];

    /// <summary>True when nothing in the range stands in the way of saying that every decision is repeated exactly.</summary>
    public bool IsExact => Identical == Replayed && Incomplete == 0 && Conflicting == 0 && Unavailable.Count == 0;

    public void Add(ReplayedDecision pair, bool isIdentical, int mostExamples)
    {
        var (recorded, replayed) = (pair.Recorded, pair.Replayed);
        Replayed++;
        Identical += isIdentical ? 1 : 0;
        OtherScore += recorded.Score.Equals(replayed.Score) ? 0 : 1;
        if (recorded.Outcome != replayed.Outcome)
            AddChanged(recorded, replayed);
        if (Examples.Count < mostExamples && (recorded.Outcome != replayed.Outcome || (!isIdentical && Model is null && Policy is null)))
            Examples.Add(ReplayExample.Of(recorded, replayed));
    }

    public void AddUnavailable(string what) => Unavailable[what] = Unavailable.GetValueOrDefault(what) + 1;

    private void AddChanged(Decision recorded, Decision replayed)
    {
        OtherOutcome++;
        var pair = $"{Name(recorded.Outcome)} to {Name(replayed.Outcome)}";
        Outcomes[pair] = Outcomes.GetValueOrDefault(pair) + 1;
        var (before, now) = (recorded.Reasons.Select(reason => reason.Code).ToHashSet(), replayed.Reasons.Select(reason => reason.Code).ToHashSet());
        foreach (var reason in now.Except(before).Select(code => $"+{code}").Concat(before.Except(now).Select(code => $"-{code}")))
            Reasons[reason] = Reasons.GetValueOrDefault(reason) + 1;
    }

    internal static string Name(DecisionOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
