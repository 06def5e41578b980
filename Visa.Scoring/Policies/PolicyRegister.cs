using System.Text;
using System.Text.Json;
using Visa.Decisions.PolicyFiles;
using Visa.Scoring.Registry;

namespace Visa.Scoring.Policies;

/// <summary>
/// The policies in the lake: the text of each version, written once, so that a version means the same for ever, and the append-only history of who proposed, approved and
/// rejected what. An entry's number can be taken by one writer only.
/// </summary>
internal sealed class PolicyRegister(IModelObjects objects)
{
    /// <summary>Stores a version's text.</summary>
    /// <returns>False when the version has another text.</returns>
    public async Task<bool> StoreAsync(string version, string text, CancellationToken cancellationToken) =>
        await objects.WriteNewAsync(PolicyKeys.Text(version), Encoding.UTF8.GetBytes(text), cancellationToken)
        || await ReadAsync(version, cancellationToken) == text;

    /// <summary>Null when the lake has no such version.</summary>
    public async Task<string?> ReadAsync(string version, CancellationToken cancellationToken) =>
        await objects.ReadAsync(PolicyKeys.Text(version), cancellationToken) is { } text ? Encoding.UTF8.GetString(text) : null;

    public async Task<PolicyState> LoadAsync(PolicyState known, CancellationToken cancellationToken)
    {
        var history = known.History.ToBuilder();
        foreach (var key in await objects.ListAsync(PolicyKeys.HistoryPrefix, history.Count == 0 ? "" : PolicyKeys.History(history.Count), cancellationToken))
        {
            var content = await objects.ReadAsync(key, cancellationToken) ?? throw new InvalidOperationException($"{key} vanished while it was read; the history of policies must never be deleted.");
            var change = JsonSerializer.Deserialize(content, PolicyJson.Default.PolicyChange);
            if (change is null || key != PolicyKeys.History(history.Count + 1) || change.Sequence != history.Count + 1)
                throw new InvalidOperationException($"The history of policies is not sound at {key}: entry {history.Count + 1} was expected there. Bring the missing object back.");
            history.Add(change);
        }

        return history.Count == known.History.Length ? known : new PolicyState(history.ToImmutable());
    }

    /// <returns>False when another writer took the number.</returns>
    public Task<bool> AppendAsync(PolicyChange change, CancellationToken cancellationToken) =>
        objects.WriteNewAsync(PolicyKeys.History(change.Sequence), JsonSerializer.SerializeToUtf8Bytes(change, PolicyJson.Default.PolicyChange), cancellationToken);
}
