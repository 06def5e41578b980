using Microsoft.Extensions.Options;

namespace Visa.LocalAws.Provisioning;

/// <summary>What exists from the start. Whatever is missing is created; what exists is left as it is.</summary>
public sealed class ProvisionOptions
{
    public const string SectionName = "Provision";

    public IReadOnlyList<string> Buckets { get; set; } = [];

    /// <summary>Kinesis streams by name.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyDictionary<string, StreamProvision> Streams { get; set; } = new Dictionary<string, StreamProvision>();

    /// <summary>Firehose delivery streams by name.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyDictionary<string, DeliveryStreamProvision> DeliveryStreams { get; set; } = new Dictionary<string, DeliveryStreamProvision>();
}
