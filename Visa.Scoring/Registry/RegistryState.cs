using System.Collections.Immutable;

namespace Visa.Scoring.Registry;

/// <summary>The registry after all of its history: what each model is now, and what it may become.</summary>
internal sealed record RegistryState(ImmutableArray<StageChange> History)
{
    public static RegistryState Empty { get; } = new(ImmutableArray<StageChange>.Empty);

    /// <summary>The model that decides; null before the first promotion.</summary>
    public string? Champion => Stages().Where(model => model.Value == ModelStage.Champion).Select(model => model.Key).FirstOrDefault();

    /// <summary>Those that score in shadow, the longest known first.</summary>
    public ImmutableArray<string> Challengers => [.. Stages().Where(model => model.Value == ModelStage.Challenger).Select(model => model.Key)];

    /// <summary>The stage of each model, in the order of registration. A new champion retires the old one by its own entry, so that there is no moment without one.</summary>
    public ImmutableArray<KeyValuePair<string, ModelStage>> Stages()
    {
        var stages = new OrderedDictionary<string, ModelStage>(StringComparer.Ordinal);
        string? champion = null;
        foreach (var change in History)
        {
            if (change.Stage == ModelStage.Champion)
            {
                if (champion is not null) stages[champion] = ModelStage.Retired;
                champion = change.Version;
            }

            stages[change.Version] = change.Stage;
        }

        return [.. stages];
    }

    public ModelStage? StageOf(string version) => Stages().Where(model => model.Key == version).Select(model => (ModelStage?)model.Value).FirstOrDefault();

    /// <summary>The champion before the present one: what a roll-back brings back. Null when there was none.</summary>
    public string? PreviousChampion
    {
        get
        {
            var champion = Champion;
            return History.LastOrDefault(change => change.Stage == ModelStage.Champion && change.Version != champion)?.Version;
        }
    }

    /// <summary>The entry that gives a model a stage.</summary>
    /// <exception cref="InvalidOperationException">The model may not take that stage; the message says why.</exception>
    public StageChange Change(string version, ModelStage stage, DateTimeOffset at, string by, string reason)
    {
        var now = StageOf(version);
        if (now is null && stage != ModelStage.Candidate) throw new InvalidOperationException($"There is no model {version} in the registry.");
        if (now == stage) throw new InvalidOperationException($"Model {version} is {Name(stage)} already.");
        if (now is not null && stage == ModelStage.Candidate) throw new InvalidOperationException($"Model {version} is registered already, as {Name(now.Value)}.");
        if (now == ModelStage.Champion) throw new InvalidOperationException($"Model {version} is the champion; promote another model, or roll back, and it retires.");
        return new StageChange(History.Length + 1, at, version, stage, by, reason);
    }

    private static string Name(ModelStage stage) => stage.ToString().ToLowerInvariant();
}
