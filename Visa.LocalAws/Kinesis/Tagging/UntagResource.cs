using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>Removes tags from a stream or a consumer.</summary>
internal sealed class UntagResource(StreamRegistry streams) : IKinesisOperation
{
    private const int MostInACall = 50;

    public string Name => nameof(UntagResource);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var arn = input.String("ResourceARN");
        var keys = input.StringList("TagKeys");
        TaggedResource.Check(TagRules.CheckKeys(new Constraints(), keys, MostInACall), arn).ThrowIfBroken();
        var resource = TaggedResource.Find(streams, arn!);
        await streams.ChangeAsync(resource.Stream.Name, found => resource.Replace(found, before => TagRules.Remove(before, keys!)), cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
