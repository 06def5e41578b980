namespace Amazon.ECS.Model;

/// <summary>What could not be done.</summary>
public class Failure
{
    /// <summary>Of what.</summary>
    public string Arn { get; set; }

    /// <summary>More.</summary>
    public string Detail { get; set; }

    /// <summary>Why.</summary>
    public string Reason { get; set; }
}
