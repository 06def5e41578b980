namespace Amazon.Kinesis.Model;

/// <summary>The capacity mode of a stream.</summary>
public class StreamModeDetails
{
    /// <summary>The mode.</summary>
    public StreamMode StreamMode { get; set; }
}
