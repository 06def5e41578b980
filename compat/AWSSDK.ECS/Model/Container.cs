namespace Amazon.ECS.Model;

/// <summary>A container of a task.</summary>
public class Container
{
    /// <summary>What its process returned.</summary>
    public int? ExitCode { get; set; }

    /// <summary>What it is.</summary>
    public string LastStatus { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; set; }

    /// <summary>More on what it is.</summary>
    public string Reason { get; set; }
}
