using System.Text.Json.Serialization;

namespace Visa.Scoring.Registry;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StageChange))]
[JsonSerializable(typeof(ModelProfile))]
internal sealed partial class RegistryJson : JsonSerializerContext;
