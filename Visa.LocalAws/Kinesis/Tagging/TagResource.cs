using Visa.LocalAws.Kinesis.Operations;
using Visa.LocalAws.Kinesis.Streams;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.Kinesis.Tagging;

/// <summary>Adds tags to a stream or a consumer, or changes them.</summary>
internal sealed class TagResource(StreamRegistry streams) : IKinesisOperation
{
    private const int MostInACall = 200;

    public string Name => nameof(TagResource);

    public async ValueTask<ReadOnlyMemory<byte>> CallAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var input = AwsInput.Parse(body);
        var arn = input.String("ResourceARN");
        var tags = input.Strings("Tags");
        TaggedResource.Check(TagRules.CheckMap(new Constraints(), tags, MostInACall), arn).ThrowIfBroken();
        var resource = TaggedResource.Find(streams, arn!);
        TagRules.CheckLetters(tags!.Keys.Concat(tags.Values));
        TagRules.CheckPercent(tags.Keys.Concat(tags.Values), "add tags to", $"resource {arn}");
        await streams.ChangeAsync(resource.Stream.Name, found => resource.Replace(found, before => TagRules.Add(before, tags, $"resource {arn}")), cancellationToken);
        return ReadOnlyMemory<byte>.Empty;
    }
}
