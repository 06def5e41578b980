using Visa.LocalAws.Firehose.Delivery;
using Visa.LocalAws.Firehose.Prefixes;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Streams;

/// <summary>An active delivery stream.</summary>
/// <param name="directRecords">The log of records that were put directly; null when the source is a Kinesis stream.</param>
internal sealed class DeliveryStream(DeliveryStreamMetadata metadata, string arn, string folder, SegmentLog? directRecords, Checkpoint checkpoint)
{
    public DeliveryStreamMetadata Metadata => metadata;

    public string Name => metadata.Name;

    public string Arn => arn;

    public string Folder => folder;

    public SegmentLog? DirectRecords => directRecords;

    public Checkpoint Checkpoint => checkpoint;

    public PrefixTemplate Prefix { get; } = PrefixTemplate.ForObjects(metadata.Destination.Prefix);
}
