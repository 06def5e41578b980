using System.Collections.Immutable;
using Visa.Decisions.ModelFiles;

namespace Visa.Scoring.Serving;

/// <summary>The models that the registry has in use, loaded.</summary>
/// <param name="Champion">Decides; null before the first promotion, when the policy's scorecard does.</param>
/// <param name="Challengers">Score in shadow.</param>
internal sealed record LiveModels(ServingModel? Champion, ImmutableArray<ServingModel> Challengers)
{
    public static LiveModels None { get; } = new(null, []);
}
