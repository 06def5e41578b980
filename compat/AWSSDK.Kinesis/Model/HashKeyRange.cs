namespace Amazon.Kinesis.Model;

/// <summary>A range of hash keys, both ends included, as 128-bit decimal numbers.</summary>
public class HashKeyRange
{
    /// <summary>The last hash key.</summary>
    public string EndingHashKey { get; set; }

    /// <summary>The first hash key.</summary>
    public string StartingHashKey { get; set; }
}
