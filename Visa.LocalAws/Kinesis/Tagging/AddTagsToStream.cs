using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>Adds tags to a stream, or changes them.</summary>
internal sealed class AddTagsToStream(StreamRegistry streams) : IKinesisOperation
{
    private const int MostInACall = 200;

    public string Name => nameof(AddTagsToStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var tags = input.Strings("Tags");
        TagRules.CheckMap(new Constraints(), tags, MostInACall).Stream(reference).ThrowIfBroken();
        var stream = streams.Find(reference);
        var resource = $"stream {stream.Name}";
        TagRules.CheckLetters(tags!.Keys.Concat(tags.Values));
        TagRules.CheckPercent(tags.Keys.Concat(tags.Values), "add tags to", resource);
        await streams.ChangeAsync(stream.Name, found => found with { Tags = TagRules.Add(found.Tags, tags, resource) }, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
