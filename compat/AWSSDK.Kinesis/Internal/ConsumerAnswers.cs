using System.Text.Json;
using Amazon.AwsJson;
using Amazon.Kinesis.Model;

namespace Amazon.Kinesis.Internal;

/// <summary>The members of the answers about consumers.</summary>
internal static class ConsumerAnswers
{
    public static void RegisterStreamConsumer(ref Utf8JsonReader json, RegisterStreamConsumerResponse target)
    {
        if (json.IsMember("Consumer"u8))
            target.Consumer = json.ReadObject<Consumer>(Consumer);
        else
            json.SkipMember();
    }

    public static void DescribeStreamConsumer(ref Utf8JsonReader json, DescribeStreamConsumerResponse target)
    {
        if (json.IsMember("ConsumerDescription"u8))
            target.ConsumerDescription = json.ReadObject<ConsumerDescription>(Description);
        else
            json.SkipMember();
    }

    public static void ListStreamConsumers(ref Utf8JsonReader json, ListStreamConsumersResponse target)
    {
        if (json.IsMember("Consumers"u8))
            target.Consumers = json.ReadList<Consumer>(Consumer);
        else if (json.IsMember("NextToken"u8))
            target.NextToken = json.GetString();
        else
            json.SkipMember();
    }

    private static void Consumer(ref Utf8JsonReader json, Consumer target)
    {
        if (json.IsMember("ConsumerARN"u8))
            target.ConsumerARN = json.GetString();
        else if (json.IsMember("ConsumerCreationTimestamp"u8))
            target.ConsumerCreationTimestamp = json.ReadTime();
        else if (json.IsMember("ConsumerName"u8))
            target.ConsumerName = json.GetString();
        else if (json.IsMember("ConsumerStatus"u8))
            target.ConsumerStatus = json.GetString();
        else
            json.SkipMember();
    }

    private static void Description(ref Utf8JsonReader json, ConsumerDescription target)
    {
        if (json.IsMember("ConsumerARN"u8))
            target.ConsumerARN = json.GetString();
        else if (json.IsMember("ConsumerCreationTimestamp"u8))
            target.ConsumerCreationTimestamp = json.ReadTime();
        else if (json.IsMember("ConsumerName"u8))
            target.ConsumerName = json.GetString();
        else if (json.IsMember("ConsumerStatus"u8))
            target.ConsumerStatus = json.GetString();
        else if (json.IsMember("StreamARN"u8))
            target.StreamARN = json.GetString();
        else
            json.SkipMember();
    }
}
