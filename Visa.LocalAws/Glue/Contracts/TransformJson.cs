using System.Text.Json.Serialization;

namespace Visa.LocalAws.Glue.Contracts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TransformContract))]
[JsonSerializable(typeof(TransformSummary))]
internal sealed partial class TransformJson : JsonSerializerContext;
