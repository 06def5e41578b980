using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>Removes tags from a stream; those that it does not have are ignored.</summary>
internal sealed class RemoveTagsFromStream(StreamRegistry streams) : IKinesisOperation
{
    private const int MostInACall = 50;

    public string Name => nameof(RemoveTagsFromStream);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var reference = StreamInput.From(input);
        var keys = input.StringList("TagKeys");
        TagRules.CheckKeys(new Constraints(), keys, MostInACall).Stream(reference).ThrowIfBroken();
        var stream = streams.Find(reference);
        TagRules.CheckLetters(keys!);
        TagRules.CheckPercent(keys!, "remove tags from", $"stream {stream.Name}");
        await streams.ChangeAsync(stream.Name, found => found with { Tags = TagRules.Remove(found.Tags, keys!) }, cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
