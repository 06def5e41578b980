namespace Amazon.KinesisFirehose.Model;

/// <summary>A delivery stream.</summary>
public class DeliveryStreamDescription
{
    /// <summary>When it was created (UTC).</summary>
    public DateTime? CreateTimestamp { get; set; }

    /// <summary>Its ARN.</summary>
    public string DeliveryStreamARN { get; set; }

    /// <summary>The name of the delivery stream.</summary>
    public string DeliveryStreamName { get; set; }

    /// <summary>Its state.</summary>
    public DeliveryStreamStatus DeliveryStreamStatus { get; set; }

    /// <summary>Where its records come from.</summary>
    public DeliveryStreamType DeliveryStreamType { get; set; }

    /// <summary>Its destinations.</summary>
    public List<DestinationDescription> Destinations { get; set; } = AWSConfigs.InitializeCollections ? [] : null;

    /// <summary>Whether there are more.</summary>
    public bool? HasMoreDestinations { get; set; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTime? LastUpdateTimestamp { get; set; }

    /// <summary>Its source; null for DirectPut.</summary>
    public SourceDescription Source { get; set; }

    /// <summary>The version of the description.</summary>
    public string VersionId { get; set; }
}
