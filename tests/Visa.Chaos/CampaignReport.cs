using Visa.Chaos.Decided;

namespace Visa.Chaos;

/// <summary>What a campaign did and found.</summary>
internal sealed record CampaignReport
{
    public required int Rounds { get; init; }

    public required int Seed { get; init; }

    public required int Sent { get; init; }

    public required Verdict Verdict { get; init; }

    /// <summary>Alerts that scoring keeps, and transactions with more than one or with differing decisions by its own count.</summary>
    public required long Alerts { get; init; }

    public required long DuplicateAlerts { get; init; }

    /// <summary>Of the one record a round that is no transaction: those that are not in the lake.</summary>
    public required int DeadLettersMissing { get; init; }

    /// <summary>Processes that ended although nobody killed them.</summary>
    public required int Crashes { get; init; }

    /// <summary>How often each fault struck.</summary>
    public required IReadOnlyDictionary<string, int> Faults { get; init; }

    public required TimeSpan Elapsed { get; init; }

    /// <summary>Where the logs are; null when they were deleted.</summary>
    public string? Folder { get; init; }

    public bool IsClean => Verdict is { Lost: 0, Differing: 0, Wrong: 0 } && Alerts == Verdict.AlertsDue && DuplicateAlerts == 0 && DeadLettersMissing == 0 && Crashes == 0;
}
