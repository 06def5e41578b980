using System.Text.Json.Serialization;

namespace Visa.StreamConsumer.Contexts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ContextPage.Content))]
internal sealed partial class ContextJson : JsonSerializerContext;
