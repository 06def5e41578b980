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

    /// <summary>Glue jobs by name.</summary>
    [ValidateEnumeratedItems]
    public IReadOnlyDictionary<string, GlueJobProvision> GlueJobs { get; set; } = new Dictionary<string, GlueJobProvision>();

    /// <summary>Secrets and their texts, for development, by name.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; set; } = new Dictionary<string, string>();
}
