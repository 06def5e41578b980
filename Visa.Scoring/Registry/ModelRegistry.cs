using System.Globalization;
using System.Text.Json;
using Visa.Decisions.ModelFiles;

namespace Visa.Scoring.Registry;

/// <summary>
/// The models in the lake and what they are used for. <c>models/&lt;version&gt;/model.bin</c>, <c>report.html</c> and <c>profile.json</c> are written once; stages are an append-only history,
/// <c>models/history/&lt;sequence&gt;.json</c>, where the next sequence number can be taken by one writer only: no lock, and nothing is ever rewritten.
/// </summary>
internal sealed class ModelRegistry(IModelObjects objects, TimeProvider time)
{
    private const string HistoryPrefix = "models/history/";
    private const int MaxAttempts = 10;

    /// <summary>Stores a model and enters it as a candidate. Registering the same file again changes nothing.</summary>
    /// <exception cref="InvalidOperationException">The version belongs to another model.</exception>
    public async Task RegisterAsync(TrainedModel model, string report, string by, CancellationToken cancellationToken)
    {
        var version = model.Description.Version;
        var file = ModelFile.Write(model);
        if (!await objects.WriteNewAsync(ModelKey(version), file, cancellationToken)
            && !(await objects.ReadAsync(ModelKey(version), cancellationToken) ?? []).AsSpan().SequenceEqual(file))
            throw new InvalidOperationException($"The registry has another model of version {version}; a version names one model for ever. Train it under a new one.");
        await objects.WriteNewAsync(ReportKey(version), System.Text.Encoding.UTF8.GetBytes(report), cancellationToken);
        if ((await LoadAsync(cancellationToken)).StageOf(version) is not null) return;
        await ChangeAsync(version, ModelStage.Candidate, by, "registered after training", cancellationToken);
    }

    /// <summary>Gives a model a stage; a new champion retires the old one.</summary>
    /// <exception cref="InvalidOperationException">The model may not take that stage, or others kept changing the registry.</exception>
    public async Task<RegistryState> ChangeAsync(string version, ModelStage stage, string by, string reason, CancellationToken cancellationToken) =>
        (await AppendAsync(state => state.Change(version, stage, time.GetUtcNow(), by, reason), $"{version} was to become {stage.ToString().ToLowerInvariant()}", cancellationToken))!;

    /// <summary>Makes a challenger the champion in place of the one that it was compared with.</summary>
    /// <returns>False when it is the champion already.</returns>
    /// <exception cref="InvalidOperationException">Another is the champion by now, the model is no challenger any more, or others kept changing the registry.</exception>
    public async Task<bool> PromoteAsync(string version, string over, string by, string reason, CancellationToken cancellationToken)
    {
        return await AppendAsync(Promotion, $"{version} was to be promoted", cancellationToken) is not null;

        StageChange? Promotion(RegistryState state)
        {
            if (state.Champion == version) return null;
            if (state.Champion != over) throw new InvalidOperationException($"The champion is {state.Champion ?? "none"} by now, not {over}.");
            if (state.StageOf(version) != ModelStage.Challenger) throw new InvalidOperationException($"Model {version} is no challenger any more.");
            return state.Change(version, ModelStage.Champion, time.GetUtcNow(), by, reason);
        }
    }

    /// <summary>Makes the champion before the present one the champion again.</summary>
    /// <exception cref="InvalidOperationException">There was none.</exception>
    public async Task<RegistryState> RollBackAsync(string by, string reason, CancellationToken cancellationToken)
    {
        var state = await LoadAsync(cancellationToken);
        var previous = state.PreviousChampion ?? throw new InvalidOperationException("There is no earlier champion to roll back to.");
        return await ChangeAsync(previous, ModelStage.Champion, by, $"rolled back: {reason}", cancellationToken);
    }

    public async Task<RegistryState> LoadAsync(CancellationToken cancellationToken, RegistryState? known = null)
    {
        var history = (known ?? RegistryState.Empty).History.ToBuilder();
        foreach (var key in await objects.ListAsync(HistoryPrefix, history.Count == 0 ? "" : HistoryKey(history.Count), cancellationToken))
        {
            var content = await objects.ReadAsync(key, cancellationToken) ?? throw new InvalidOperationException($"The registry's {key} vanished while it was read; its history must never be deleted.");
            var change = JsonSerializer.Deserialize(content, RegistryJson.Default.StageChange);
            if (change is null || change.Sequence != history.Count + 1 || key != HistoryKey(change.Sequence))
                throw new InvalidOperationException($"The registry's history is not sound at {key}: entry {history.Count + 1} was expected there. Bring the missing object back.");
            history.Add(change);
        }

        return new RegistryState(history.ToImmutable());
    }

    /// <exception cref="InvalidModelException">It is missing or damaged.</exception>
    public async Task<TrainedModel> ReadModelAsync(string version, CancellationToken cancellationToken)
    {
        var file = await objects.ReadAsync(ModelKey(version), cancellationToken) ?? throw new InvalidModelException($"The registry names model {version}, but {ModelKey(version)} is not in the lake. Bring the object back, or promote another model.");
        var model = ModelFile.Read(file);
        return model.Description.Version == version ? model : throw new InvalidModelException($"{ModelKey(version)} holds model {model.Description.Version}.");
    }

    /// <summary>Stores what the model met in training; done before it is registered, so that whoever finds the model finds this.</summary>
    public Task WriteProfileAsync(string version, ModelProfile profile, CancellationToken cancellationToken) =>
        objects.WriteNewAsync(ProfileKey(version), JsonSerializer.SerializeToUtf8Bytes(profile, RegistryJson.Default.ModelProfile), cancellationToken);

    /// <summary>Null for a model that was registered without.</summary>
    public async Task<ModelProfile?> ReadProfileAsync(string version, CancellationToken cancellationToken) =>
        await objects.ReadAsync(ProfileKey(version), cancellationToken) is { } content ? JsonSerializer.Deserialize(content, RegistryJson.Default.ModelProfile) : null;

    /// <summary>Enters what is decided by the state as it is, and decides again whenever another writer was first.</summary>
    /// <returns>The state afterwards; null when it was decided to change nothing.</returns>
    private async Task<RegistryState?> AppendAsync(Func<RegistryState, StageChange?> decide, string what, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var state = await LoadAsync(cancellationToken);
            if (decide(state) is not { } change) return null;
            if (await objects.WriteNewAsync(HistoryKey(change.Sequence), JsonSerializer.SerializeToUtf8Bytes(change, RegistryJson.Default.StageChange), cancellationToken))
                return new RegistryState(state.History.Add(change));
        }

        throw new InvalidOperationException($"The registry changed {MaxAttempts} times while {what}; try again.");
    }

    private static string ModelKey(string version) => $"models/{version}/model.bin";

    private static string ReportKey(string version) => $"models/{version}/report.html";

    private static string ProfileKey(string version) => $"models/{version}/profile.json";

    /// <summary>Padded, so that keys are listed in the order of their numbers.</summary>
    private static string HistoryKey(int sequence) => string.Create(CultureInfo.InvariantCulture, $"{HistoryPrefix}{sequence:D8}.json");
}
