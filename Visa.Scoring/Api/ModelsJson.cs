using Visa.Scoring.Registry;

namespace Visa.Scoring.Api;

internal sealed record ModelsJson(string? Champion, IReadOnlyList<ModelsJson.Model> Models, IReadOnlyList<StageChange> History)
{
    public static ModelsJson Of(RegistryState state) => new(state.Champion, [.. state.Stages().Select(model => new Model(model.Key, model.Value))], state.History);

    internal sealed record Model(string Version, ModelStage Stage);
}
