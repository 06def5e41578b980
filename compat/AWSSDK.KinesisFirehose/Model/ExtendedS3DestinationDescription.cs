namespace Amazon.KinesisFirehose.Model;

/// <summary>A destination in S3.</summary>
public class ExtendedS3DestinationDescription
{
    /// <summary>The bucket.</summary>
    public string BucketARN { get; set; }

    /// <summary>When an object is written.</summary>
    public BufferingHints BufferingHints { get; set; }

    /// <summary>How objects are compressed.</summary>
    public CompressionFormat CompressionFormat { get; set; }

    /// <summary>The time zone of prefixes; UTC by default.</summary>
    public string CustomTimeZone { get; set; }

    /// <summary>The prefix of records that failed.</summary>
    public string ErrorOutputPrefix { get; set; }

    /// <summary>Takes the place of the compression’s own extension.</summary>
    public string FileExtension { get; set; }

    /// <summary>The prefix of objects, with timestamp expressions.</summary>
    public string Prefix { get; set; }

    /// <summary>The role that writes.</summary>
    public string RoleARN { get; set; }
}
