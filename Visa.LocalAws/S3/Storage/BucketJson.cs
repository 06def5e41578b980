using System.Text.Json.Serialization;

namespace Visa.LocalAws.S3.Storage;

/// <summary>How a bucket's changes are kept in its journal.</summary>
[JsonSourceGenerationOptions(
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BucketEntry))]
internal sealed partial class BucketJson : JsonSerializerContext;
