using Visa.LocalAws.Firehose.Delivery;
using Visa.LocalAws.Firehose.Prefixes;
using Visa.LocalAws.Storage;

namespace Visa.LocalAws.Firehose.Streams;

/// <summary>An active delivery stream.</summary>
/// <param name="directRecords">The log of records that were put directly; null when the source is a Kinesis stream.</param>
internal sealed class DeliveryStream(DeliveryStreamMetadata metadata, string arn, string folder, SegmentLog? directRecords, Checkpoint checkpoint)
{
    private volatile DeliveryStreamMetadata _metadata = metadata;
    private volatile PrefixTemplate _prefix = PrefixTemplate.ForObjects(metadata.Destination.Prefix);

    public DeliveryStreamMetadata Metadata => _metadata;

    public string Name => _metadata.Name;

    public string Arn => arn;

    public string Folder => folder;

    public SegmentLog? DirectRecords => directRecords;

    public Checkpoint Checkpoint => checkpoint;

    public PrefixTemplate Prefix => _prefix;

    /// <summary>Delivers from the next object on as changed.</summary>
    public void Change(DeliveryStreamMetadata changed)
    {
        _prefix = PrefixTemplate.ForObjects(changed.Destination.Prefix);
        _metadata = changed;
    }
}
