using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Visa.Decisions.Policies;
using Visa.Decisions.PolicyFiles;

namespace Visa.Scoring.Policies;

/// <summary>Where policies change: proposed, by a person or by a changed file, then approved or rejected, then in effect. Every step is an entry of the history.</summary>
internal sealed class PolicyDesk(
    PolicyRegister register, PolicyStore policies, PolicySource file, IOptions<PolicyOptions> options, TimeProvider time, ILogger<PolicyDesk> logger) : IDisposable
{
    private const int MaxAttempts = 10;
    private const string NoSecondPerson = "no second person is required here";

    private readonly SemaphoreSlim _turn = new(1, 1);

    public bool NeedsSecondPerson => options.Value.PolicyNeedsSecondPerson;

    /// <summary>Takes over what others changed in the lake, then looks at the file.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) => await InTurnAsync(
        async () =>
        {
            await AdoptAsync(cancellationToken);
            await TakeFileAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <returns>The proposed policy.</returns>
    /// <exception cref="InvalidPolicyException">The text breaks a rule of the format.</exception>
    /// <exception cref="PolicyRefusedException">The version is taken, or in effect.</exception>
    public Task<ScoringPolicy> ProposeAsync(string text, string by, string reason, CancellationToken cancellationToken) => InTurnAsync(
        async () =>
        {
            var policy = PolicyFile.Parse(text, "policy");
            await AdoptAsync(cancellationToken);
            await ProposeAsync(policy, text, by, reason, cancellationToken);
            return policy;
        },
        cancellationToken);

    /// <exception cref="PolicyRefusedException">It waits for nobody, or for somebody else.</exception>
    public Task ApproveAsync(string version, string by, string reason, CancellationToken cancellationToken) =>
        InTurnAsync(() => ChangeAsync(version, PolicyAction.Approved, by, reason, cancellationToken), cancellationToken);

    /// <inheritdoc cref="ApproveAsync"/>
    public Task RejectAsync(string version, string by, string reason, CancellationToken cancellationToken) =>
        InTurnAsync(() => ChangeAsync(version, PolicyAction.Rejected, by, reason, cancellationToken), cancellationToken);

    public void Dispose() => _turn.Dispose();

    private async Task TakeFileAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await file.ChangedTextAsync(cancellationToken) is not { } text) return;
            if (TryParse(text) is { } policy) await TakeAsync(policy, text, cancellationToken);
            file.Judged(text);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException)
        {
            logger.PolicyUnreadable(exception, file.Path, policies.Current.Version);
        }
    }

    private ScoringPolicy? TryParse(string text)
    {
        try
        {
            return PolicyFile.Parse(text, file.Path);
        }
        catch (InvalidPolicyException exception)
        {
            logger.PolicyInvalid(policies.Current.Version, exception.Message);
            return null;
        }
    }

    private async Task TakeAsync(ScoringPolicy policy, string text, CancellationToken cancellationToken)
    {
        var version = policy.Version;
        if (policies.Find(version) is { } known && !known.Policy.Equals(policy))
        {
            logger.PolicyVersionReused(version, policies.Current.Version, file.Path);
            return;
        }

        if (version == policies.State.LastOfFile || version == policies.State.InEffect) return;
        var isFirst = policies.State.InEffect is null;
        if (policies.State.PendingOf(version) is null) await ProposeAsync(policy, text, PolicyState.File, "the policy file changed", cancellationToken);
        if (isFirst) await ChangeAsync(version, PolicyAction.Approved, PolicyState.File, "the first policy: there is none that could decide meanwhile", cancellationToken, isFirst);
        else if (!NeedsSecondPerson) await ChangeAsync(version, PolicyAction.Approved, PolicyState.File, NoSecondPerson, cancellationToken);
        else logger.PolicyWaits(version, policies.Current.Version);
    }

    private async Task ProposeAsync(ScoringPolicy policy, string text, string by, string reason, CancellationToken cancellationToken)
    {
        // A version that differs in its comments only is the same policy, whose first text stands.
        if (policies.Find(policy.Version) is { } known ? !known.Policy.Equals(policy) : !await register.StoreAsync(policy.Version, text, cancellationToken))
            throw new PolicyRefusedException($"Version {policy.Version} is another policy, under which decisions may be recorded; give this one a new version.");
        await ChangeAsync(policy.Version, PolicyAction.Proposed, by, reason, cancellationToken);
    }

    private async Task<bool> ChangeAsync(string version, PolicyAction action, string by, string reason, CancellationToken cancellationToken, bool isFirst = false)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            await AdoptAsync(cancellationToken);
            var change = policies.State.Change(version, action, time.GetUtcNow(), by, reason, NeedsSecondPerson && !isFirst);
            if (!await register.AppendAsync(change, cancellationToken)) continue;
            logger.PolicyChanged(version, action, by, reason);
            await AdoptAsync(cancellationToken);
            return true;
        }

        throw new PolicyRefusedException($"The history of policies changed {MaxAttempts} times meanwhile; try again.");
    }

    private async Task AdoptAsync(CancellationToken cancellationToken)
    {
        var before = policies.State;
        var state = await register.LoadAsync(before, cancellationToken);
        var added = ImmutableArray.CreateBuilder<KnownPolicy>();
        foreach (var version in state.History.Skip(before.History.Length).Select(change => change.Version).Distinct().Where(version => policies.Find(version) is null))
        {
            var text = await register.ReadAsync(version, cancellationToken) ?? throw new InvalidOperationException($"The history names policy {version}, but {PolicyKeys.Text(version)} is not in the lake. Bring the object back.");
            added.Add(new KnownPolicy(PolicyFile.Parse(text, PolicyKeys.Text(version)), text));
        }

        policies.Adopt(state, added.ToImmutable());
        if (state.InEffect != before.InEffect) logger.PolicyLoaded(policies.Current.Version, policies.Current.Rules.Length, policies.Current.Overrides.Length);
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }
}
