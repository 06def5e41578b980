using System.Text.RegularExpressions;
using Visa.LocalAws.Kinesis.Consumers;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>A stream or one of its consumers, as the operations on resources name it by ARN.</summary>
internal readonly partial record struct TaggedResource(KinesisStream Stream, ConsumerMetadata? Consumer, string Arn)
{
    private const string ArnPattern = @"arn:aws.*:kinesis:.*:\d{12}:.*stream/\S+";
    private const string ConsumerPart = "/consumer/";
    private const int LongestArn = 2048;

    [GeneratedRegex($"^(?:{ArnPattern})$")]
    private static partial Regex ArnForm { get; }

    public IReadOnlyDictionary<string, string>? Tags => Consumer is null ? Stream.Metadata.Tags : Consumer.Tags;

    public static Constraints Check(Constraints constraints, string? arn) => constraints
        .NotNull(arn, "resourceARN")
        .Pattern(arn, "resourceARN", ArnForm, ArnPattern)
        .Length(arn, "resourceARN", 1, LongestArn);

    /// <summary>Throws ResourceNotFoundException.</summary>
    public static TaggedResource Find(StreamRegistry streams, string arn)
    {
        if (!arn.Contains(ConsumerPart, StringComparison.Ordinal))
        {
            return new TaggedResource(streams.Find(new StreamInput(null, arn, null)), null, arn);
        }

        var (stream, consumer) = new ConsumerReference(arn, null, default).Find(streams);
        return new TaggedResource(stream, consumer, arn);
    }

    /// <summary>The stream's metadata with this resource's tags replaced.</summary>
    public StreamMetadata Replace(StreamMetadata stream, Func<IReadOnlyDictionary<string, string>?, IReadOnlyDictionary<string, string>> change)
    {
        if (Consumer is null)
        {
            return stream with { Tags = change(stream.Tags) };
        }

        var arn = Arn;
        return stream with { Consumers = [.. stream.Consumers.Select(consumer => consumer.Arn == arn ? consumer with { Tags = change(consumer.Tags) } : consumer)] };
    }
}
