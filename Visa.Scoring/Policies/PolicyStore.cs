using System.Collections.Concurrent;
using System.Collections.Immutable;
using Visa.Decisions.Policies;

namespace Visa.Scoring.Policies;

/// <summary>The policies that this process knows: all of the history, and which of them decides.</summary>
internal sealed class PolicyStore(PolicySource file)
{
    private const string ScoringUnavailable = "SCORING_UNAVAILABLE";

    private readonly ConcurrentDictionary<string, KnownPolicy> _known = new(StringComparer.Ordinal);
    private volatile KnownPolicy _current = file.Initial;
    private volatile PolicyState _state = PolicyState.Empty;

    /// <summary>Take it once for a batch: the next call may give another policy.</summary>
    public ScoringPolicy Current => _current.Policy;

    /// <summary>Of <see cref="Current"/>.</summary>
    public string CurrentText => _current.Text;

    public PolicyState State => _state;

    /// <summary>False until the history was read: which policy decides is not known before.</summary>
    public bool IsLoaded => _state.InEffect is not null;

    public KnownPolicy? Find(string version) => _known.GetValueOrDefault(version);

    /// <summary>What a reason code means, in the words of the policy that gave it or else of the current one; the code itself when nothing knows it.</summary>
    public string Explain(string policyVersion, string code) =>
        Find(policyVersion)?.Policy.Explain(code) ?? Current.Explain(code) ?? FeatureReasons.Explain(code)
        ?? (code == ScoringUnavailable ? "Nothing could score: large amounts wait for a person" : code);

    /// <summary>Takes over what the lake says.</summary>
    /// <param name="policies">Those that are new.</param>
    public void Adopt(PolicyState state, ImmutableArray<KnownPolicy> policies)
    {
        foreach (var policy in policies) _known[policy.Policy.Version] = policy;
        if (state.InEffect is { } version && _known.TryGetValue(version, out var current)) _current = current;
        _state = state;
    }
}
