using System.Text.RegularExpressions;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>How an operation names a consumer: by its ARN, or by its name and the stream's ARN.</summary>
internal readonly partial record struct ConsumerReference(string? Arn, string? Name, StreamInput Stream)
{
    private const string ArnPattern = @"^(arn):aws.*:kinesis:.*:\d{12}:.*stream\/[a-zA-Z0-9_.-]+\/consumer\/[a-zA-Z0-9_.-]+:[0-9]+";
    private const string Middle = "/consumer/";
    private const int LongestArn = 2048;

    [GeneratedRegex($"(?:{ArnPattern})$")]
    private static partial Regex ArnForm { get; }

    public static ConsumerReference From(AwsInput input) => new(input.String("ConsumerARN"), input.String("ConsumerName"), StreamInput.From(input));

    public static Constraints CheckArn(Constraints constraints, string? arn) =>
        constraints.Pattern(arn, "consumerARN", ArnForm, ArnPattern).Length(arn, "consumerARN", 1, LongestArn);

    /// <summary>Throws ValidationException, InvalidArgumentException.</summary>
    public void Check()
    {
        CheckArn(new Constraints(), Arn).Identifier(Name, "consumerName").StreamIfGiven(Stream).ThrowIfBroken();
        if (Arn is null && (Name is null || !Stream.IsGiven))
        {
            throw AwsErrors.InvalidArgument("Either ConsumerARN or both StreamARN and ConsumerName must be provided.");
        }
    }

    /// <summary>Throws ResourceNotFoundException.</summary>
    public (KinesisStream Stream, ConsumerMetadata Consumer) Find(StreamRegistry streams)
    {
        var (arn, name) = (Arn, Name);
        var stream = arn is null ? streams.Find(Stream) : FindStream(streams, arn);
        var consumer = stream?.Metadata.Consumers.FirstOrDefault(found => arn is null ? found.Name == name : found.Arn == arn);
        return consumer is not null && stream is not null
            ? (stream, consumer)
            : throw AwsErrors.ResourceNotFound($"Consumer {arn ?? name} under account {LocalAwsOptions.AccountId} not found.");
    }

    private static KinesisStream? FindStream(StreamRegistry streams, string arn)
    {
        var streamArn = arn[..arn.IndexOf(Middle, StringComparison.Ordinal)];
        return streams.TryFind(streamArn[(streamArn.LastIndexOf('/') + 1)..], out var stream) ? stream : null;
    }
}
