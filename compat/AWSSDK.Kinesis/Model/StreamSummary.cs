namespace Amazon.Kinesis.Model;

/// <summary>A stream in a list.</summary>
public class StreamSummary
{
    /// <summary>The ARN of the stream.</summary>
    public string StreamARN { get; set; }

    /// <summary>When the stream was created (UTC).</summary>
    public DateTime? StreamCreationTimestamp { get; set; }

    /// <summary>The capacity mode.</summary>
    public StreamModeDetails StreamModeDetails { get; set; }

    /// <summary>The name of the stream.</summary>
    public string StreamName { get; set; }

    /// <summary>The state of the stream.</summary>
    public StreamStatus StreamStatus { get; set; }
}
