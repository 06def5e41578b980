using System.Collections.Concurrent;
using Visa.Decisions.ModelFiles;
using Visa.Decisions.Policies;
using Visa.Scoring.Policies;

namespace Visa.Scoring.Serving;

/// <summary>The champion with the policy in effect, and earlier pairs for whoever repeats decisions under their recorded context.</summary>
internal sealed class Assessors(ServingModels models, PolicyStore policies)
{
    private const int EarlierPairs = 8;

    private readonly ConcurrentDictionary<(string Model, string Policy), Assessor> _earlier = new();
    private volatile Assessor? _current;

    /// <summary>False until it is known which model and which policy decide.</summary>
    public bool AreReady => models.IsLoaded && policies.IsLoaded;

    /// <summary>Take it once for a batch: the next call may give another.</summary>
    public Assessor Current
    {
        get
        {
            var (model, policy, current) = (models.Live.Champion, policies.Current, _current);
            return current is not null && ReferenceEquals(current.Model, model) && ReferenceEquals(current.Policy, policy) ? current : _current = new Assessor(policy, model);
        }
    }

    /// <summary>The pair of these names; null when one of them cannot be had.</summary>
    public async Task<Assessor?> FindAsync(string modelVersion, string policyVersion, CancellationToken cancellationToken)
    {
        var current = Current;
        if (current.ModelVersion == modelVersion && current.Policy.Version == policyVersion) return current;
        if (_earlier.TryGetValue((modelVersion, policyVersion), out var earlier)) return earlier;
        if (policies.Find(policyVersion)?.Policy is not { } policy) return null;
        if (policy.ModelVersion == modelVersion) return Keep(new Assessor(policy, model: null));
        try
        {
            return await models.FindAsync(modelVersion, cancellationToken) is { } model ? Keep(new Assessor(policy, model)) : null;
        }
        catch (InvalidModelException)
        {
            // It is in the registry and cannot be served by this program: for the caller the same as gone.
            return null;
        }
    }

    private Assessor Keep(Assessor assessor)
    {
        if (_earlier.Count >= EarlierPairs) _earlier.Clear();
        return _earlier[(assessor.ModelVersion, assessor.Policy.Version)] = assessor;
    }
}
