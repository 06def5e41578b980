using System.Text.Json;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>The structure Consumer, which several operations return.</summary>
internal static class ConsumerDescription
{
    public static void WriteMembers(Utf8JsonWriter json, ConsumerMetadata consumer)
    {
        json.WriteString("ConsumerName", consumer.Name);
        json.WriteString("ConsumerARN", consumer.Arn);
        json.WriteString("ConsumerStatus", consumer.Status);
        json.WriteTimestamp("ConsumerCreationTimestamp", consumer.CreatedAt);
    }
}
