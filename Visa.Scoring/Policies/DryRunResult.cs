using Visa.Domain.Decisions;

namespace Visa.Scoring.Policies;

/// <summary>What would change.</summary>
public sealed class DryRunResult(string modelVersion, string currentVersion, string proposedVersion)
{
    private readonly long[,] _counts = new long[3, 3];

    public string ModelVersion => modelVersion;

    public string CurrentVersion => currentVersion;

    public string ProposedVersion => proposedVersion;

    public long Transactions { get; private set; }

    /// <summary>Event time of the first and the last of them.</summary>
    public DateTimeOffset? From { get; private set; }

    public DateTimeOffset? To { get; private set; }

    public long Changed { get; private set; }

    /// <summary>How many each outcome has now and would have.</summary>
    public IReadOnlyList<DryRunOutcome> Outcomes => [.. Enum.GetValues<DecisionOutcome>().Select(outcome => new DryRunOutcome(outcome, Sum(now: outcome), Sum(then: outcome)))];

    public List<DryRunExample> Examples { get; } = [];

    public long this[DecisionOutcome now, DecisionOutcome then] => _counts[(int)now, (int)then];

    public void Count(DateTimeOffset at, DecisionOutcome now, DecisionOutcome then)
    {
        Transactions++;
        From = From is { } from && from <= at ? from : at;
        To = To is { } to && to >= at ? to : at;
        if (now != then) Changed++;
        _counts[(int)now, (int)then]++;
    }

    private long Sum(DecisionOutcome? now = null, DecisionOutcome? then = null) =>
        Enum.GetValues<DecisionOutcome>().Sum(other => _counts[(int)(now ?? other), (int)(then ?? other)]);
}
