using System.Text.Json.Serialization;

namespace Visa.LocalAws.Firehose.Streams;

[JsonSerializable(typeof(DeliveryStreamMetadata))]
[JsonSerializable(typeof(Dictionary<string, long>))]
internal sealed partial class FirehoseJsonContext : JsonSerializerContext;
