using Visa.Scoring.Registry;

namespace Visa.Scoring.Api;

internal sealed record StageRequestJson(ModelStage? Stage, string? Reason);
