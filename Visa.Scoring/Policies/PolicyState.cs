using System.Collections.Immutable;

namespace Visa.Scoring.Policies;

/// <summary>The policies after all of their history: which decides, which wait for a second person.</summary>
internal sealed record PolicyState(ImmutableArray<PolicyChange> History)
{
    /// <summary>Who proposes what the policy file says.</summary>
    public const string File = "policy file";

    public static PolicyState Empty { get; } = new(ImmutableArray<PolicyChange>.Empty);

    /// <summary>The version that decides; null before the first approval.</summary>
    public string? InEffect => History.LastOrDefault(change => change.Action == PolicyAction.Approved)?.Version;

    /// <summary>The version that the file had when it was last looked at.</summary>
    public string? LastOfFile => History.LastOrDefault(change => change is { Action: PolicyAction.Proposed, By: File })?.Version;

    /// <summary>The proposals that nobody has approved or rejected, oldest first.</summary>
    public ImmutableArray<PolicyChange> Pending =>
        [.. History.GroupBy(change => change.Version).Select(changes => changes.Last()).Where(change => change.Action == PolicyAction.Proposed)];

    public PolicyChange? PendingOf(string version) => Pending.FirstOrDefault(change => change.Version == version);

    /// <summary>The entry that follows, or why it may not.</summary>
    /// <exception cref="PolicyRefusedException">It may not follow.</exception>
    public PolicyChange Change(string version, PolicyAction action, DateTimeOffset at, string by, string reason, bool needsSecondPerson)
    {
        var pending = PendingOf(version);
        if (action == PolicyAction.Proposed && pending is not null) throw new PolicyRefusedException($"Policy {version} is proposed already, by {pending.By}.");
        if (action == PolicyAction.Proposed && version == InEffect) throw new PolicyRefusedException($"Policy {version} is in effect already.");
        if (action != PolicyAction.Proposed && pending is null) throw new PolicyRefusedException($"Policy {version} is not waiting for an approval.");
        if (action == PolicyAction.Approved && needsSecondPerson && pending!.By == by) throw new PolicyRefusedException($"{by} proposed policy {version}: a second person approves it.");
        return new PolicyChange(History.Length + 1, at, version, action, by, reason);
    }
}
