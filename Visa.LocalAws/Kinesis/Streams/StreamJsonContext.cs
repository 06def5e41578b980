using System.Text.Json.Serialization;

namespace Visa.LocalAws.Kinesis.Streams;

[JsonSerializable(typeof(StreamMetadata))]
internal sealed partial class StreamJsonContext : JsonSerializerContext;
