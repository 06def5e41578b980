using System.Text.Json.Serialization;

namespace Visa.StreamConsumer.DeadLetters;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(RedriveNote))]
[JsonSerializable(typeof(LetterLine))]
[JsonSerializable(typeof(RedriveLine))]
internal sealed partial class RedriveJson : JsonSerializerContext;
