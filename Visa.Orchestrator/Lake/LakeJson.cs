using System.Text.Json.Serialization;

namespace Visa.Orchestrator.Lake;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RawClaim))]
[JsonSerializable(typeof(RunMarker))]
[JsonSerializable(typeof(LoadManifest))]
internal sealed partial class LakeJson : JsonSerializerContext;
