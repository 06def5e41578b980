using System.Text.Json.Serialization;

namespace Visa.Orchestrator.Transform;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TransformSummary))]
internal sealed partial class TransformJson : JsonSerializerContext;
