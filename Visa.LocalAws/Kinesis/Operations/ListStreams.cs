using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Operations;

/// <summary>Lists streams by name, up to 100 or <c>Limit</c> a page.</summary>
internal sealed class ListStreams(StreamRegistry streams, PageToken pages) : IKinesisOperation
{
    private const int DefaultLimit = 100;
    private const int MostStreams = 10_000;

    public string Name => nameof(ListStreams);

    public ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var limit = input.Integer("Limit");
        var startAfter = input.String("ExclusiveStartStreamName");
        new Constraints()
            .Range(limit, "limit", 1, MostStreams)
            .Identifier(startAfter, "exclusiveStartStreamName")
            .ThrowIfBroken();

        startAfter = input.String("NextToken") is { } token ? pages.Open(Name, token)[0] : startAfter;
        var rest = streams.All.Where(stream => string.CompareOrdinal(stream.Name, startAfter) > 0).ToList();
        var page = rest.Take(limit ?? DefaultLimit).ToList();
        return ValueTask.FromResult(AwsJson.Write(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("StreamNames");
            page.ForEach(stream => json.WriteStringValue(stream.Name));
            json.WriteEndArray();
            json.WriteBoolean("HasMoreStreams", rest.Count > page.Count);
            if (rest.Count > page.Count)
            {
                json.WriteString("NextToken", pages.Seal(Name, page[^1].Name));
            }

            json.WriteStartArray("StreamSummaries");
            foreach (var stream in page)
            {
                json.WriteStartObject();
                StreamDescription.WriteSummary(json, stream);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }));
    }
}
