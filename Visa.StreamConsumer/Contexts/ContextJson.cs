using System.Text.Json.Serialization;
using Visa.Domain.Decisions;

namespace Visa.StreamConsumer.Contexts;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(DecisionContext))]
internal sealed partial class ContextJson : JsonSerializerContext;
