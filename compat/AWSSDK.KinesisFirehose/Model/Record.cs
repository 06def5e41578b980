namespace Amazon.KinesisFirehose.Model;

/// <summary>A record for a delivery stream.</summary>
public class Record
{
    /// <summary>The payload; all of the stream, wherever its position is.</summary>
    public MemoryStream Data { get; set; }
}
