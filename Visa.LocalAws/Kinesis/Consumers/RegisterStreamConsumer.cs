using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Kinesis.Tagging;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>Registers a consumer; it can subscribe once it is ACTIVE.</summary>
internal sealed class RegisterStreamConsumer(StreamRegistry streams, StreamTransitions transitions, TimeProvider time) : IKinesisOperation
{
    private const int MostConsumers = 20;
    private const int MostCreating = 5;

    public string Name => nameof(RegisterStreamConsumer);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var name = input.String("ConsumerName");
        var tags = input.Strings("Tags");
        new Constraints()
            .NotNull(reference.Arn ?? reference.Id, "streamARN")
            .StreamIfGiven(reference)
            .NotNull(name, "consumerName")
            .Identifier(name, "consumerName")
            .ThrowIfBroken();
        TagRules.CheckNew(tags);

        var stream = streams.Find(reference);
        var now = time.GetUtcNow();
        var consumer = new ConsumerMetadata(name!, $"{stream.Arn}/consumer/{name}:{now.ToUnixTimeSeconds()}", now, StreamState.Creating, tags);
        await streams.ChangeAsync(stream.Name, found => Accept(found, consumer), cancellationToken);
        await transitions.BeginAsync(stream.Name, cancellationToken);
        return AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("Consumer");
            ConsumerDescription.WriteMembers(json, consumer);
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    private static StreamMetadata Accept(StreamMetadata stream, ConsumerMetadata consumer)
    {
        if (stream.Status is StreamState.Creating or StreamState.Deleting)
        {
            throw AwsErrors.ResourceInUse($"Stream {stream.Name} under account {LocalAwsOptions.AccountId} not ACTIVE, instead in state {stream.Status}");
        }

        if (stream.Consumers.Any(found => found.Name == consumer.Name))
        {
            throw AwsErrors.ResourceInUse($"Consumer {consumer.Name} of stream {stream.Name} under account {LocalAwsOptions.AccountId} already exists.");
        }

        if (stream.Consumers.Count >= MostConsumers)
        {
            throw AwsErrors.LimitExceeded($"Stream {stream.Name} under account {LocalAwsOptions.AccountId} can have at most {MostConsumers} registered consumers.");
        }

        return stream.Consumers.Count(found => found.Status == StreamState.Creating) < MostCreating
            ? stream with { Consumers = [.. stream.Consumers, consumer] }
            : throw AwsErrors.LimitExceeded($"Stream {stream.Name} under account {LocalAwsOptions.AccountId} can have at most {MostCreating} consumers in the state CREATING.");
    }
}
