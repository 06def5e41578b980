namespace Amazon.KinesisFirehose.Model;

/// <summary>A destination of a delivery stream.</summary>
public class DestinationDescription
{
    /// <summary>Its id.</summary>
    public string DestinationId { get; set; }

    /// <summary>The destination in S3.</summary>
    public ExtendedS3DestinationDescription ExtendedS3DestinationDescription { get; set; }
}
