using System.Text.Json.Serialization;
using Visa.Orchestrator.Loading;

namespace Visa.Orchestrator.Lake;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RawClaim))]
[JsonSerializable(typeof(RunMarker))]
[JsonSerializable(typeof(LoadManifest))]
[JsonSerializable(typeof(HistoryManifest))]
internal sealed partial class LakeJson : JsonSerializerContext;
