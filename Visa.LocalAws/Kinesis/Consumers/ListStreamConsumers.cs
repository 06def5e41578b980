using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Consumers;

/// <summary>Lists the consumers of a stream by name, up to 100 or <c>MaxResults</c> a page.</summary>
internal sealed class ListStreamConsumers(StreamRegistry streams, PageToken pages) : IKinesisOperation
{
    private const int DefaultPage = 100;
    private const int LargestPage = 10_000;
    private const int LongestToken = 1_048_576;

    public string Name => nameof(ListStreamConsumers);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var most = input.Integer("MaxResults");
        var token = input.String("NextToken");
        new Constraints()
            .NotNull(reference.Arn ?? reference.Id, "streamARN")
            .StreamIfGiven(reference)
            .Range(most, "maxResults", 1, LargestPage)
            .Length(token, "nextToken", 1, LongestToken)
            .ThrowIfBroken();

        var stream = streams.Find(reference);
        StreamCreation.Check(stream, input);
        var after = token is null ? null : pages.Open(Name, token)[0];
        var rest = stream.Metadata.Consumers.OrderBy(consumer => consumer.Name, StringComparer.Ordinal)
            .Where(consumer => string.CompareOrdinal(consumer.Name, after) > 0).ToList();
        var page = rest.Take(most ?? DefaultPage).ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("Consumers");
            foreach (var consumer in page)
            {
                json.WriteStartObject();
                ConsumerDescription.WriteMembers(json, consumer);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (rest.Count > page.Count)
            {
                json.WriteString("NextToken", pages.Seal(Name, page[^1].Name));
            }

            json.WriteEndObject();
        }));
    }
}
