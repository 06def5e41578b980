using System.Text.Json.Serialization;

namespace Visa.Scoring.Policies;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PolicyChange))]
internal sealed partial class PolicyJson : JsonSerializerContext;
